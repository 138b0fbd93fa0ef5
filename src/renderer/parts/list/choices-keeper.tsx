import { type ReactNode, useEffect, useState } from 'react';
import { keepChoices, keptChoices } from '#renderer/data/kept-choices.ts';
import { useUser } from '#renderer/data/session.ts';
import { type ListChoices, noChoices, useListChoices } from '#renderer/state/list-choices.ts';

/** Under this name the choices are kept; another one where their shape changes. */
const NAME = 'list-choices-1';

const fromKept = (text: string | null): ListChoices =>
  text === null ? noChoices : { ...noChoices, ...(JSON.parse(text) as Partial<ListChoices>) };

/**
 * Brings back the columns and views that the signed-in person chose for lists on this laptop, then shows the pages, and
 * keeps what they choose from then on.
 */
export function ListChoicesKeeper({ children }: { children: ReactNode }): ReactNode {
  const { personId } = useUser();
  const [openFor, setOpenFor] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    let stop: (() => void) | undefined;
    void keptChoices(NAME, personId)
      .then(fromKept)
      .catch(() => noChoices) // unreadable: the lists open as they are by themselves
      .then((choices) => {
        if (!isCurrent) return;
        useListChoices.getState().open(choices);
        stop = useListChoices.subscribe(({ columns, views }) => {
          keepChoices(NAME, personId, JSON.stringify({ columns, views })).catch((error: unknown) =>
            // words: data, for those who look into the console
            console.warn('The choices for lists were not kept on this laptop:', error),
          );
        });
        setOpenFor(personId);
      });
    return () => {
      isCurrent = false;
      stop?.();
    };
  }, [personId]);
  return openFor === personId ? children : null;
}
