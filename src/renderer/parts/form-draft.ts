import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useFormDrafts } from '#renderer/state/form-drafts.ts';

/** What the hook needs of a form of @mantine/form. Its values have to be plain data. */
interface DraftedForm<V extends object> {
  values: V;
  setValues: (values: V) => void;
}

/** A form's draft on this laptop. */
export interface KeptDraft {
  /** When what the form shows was typed, where it was taken up again; else null. */
  takenUp: string | null;
  /** Forgets what was typed and shows the form as it was at first. */
  startAfresh: () => void;
  /** The form was sent: there is no draft any more. Call it once the record is saved, before leaving the page. */
  clear: () => void;
}

/**
 * Keeps what somebody types into a form until it is sent: it survives a crash, a reload and a walk to another page.
 * `key` names the form and what it was opened from (`formKey`), so that a ticket begun about one asset is not offered
 * for another one. Only values that differ from the form's first ones are a draft.
 */
export function useFormDraft<V extends object>(key: string, form: DraftedForm<V>): KeptDraft {
  const { personId } = useUser();
  const name = `${personId} ${key}`;
  const keep = useFormDrafts((state) => state.keep);
  const drop = useFormDrafts((state) => state.drop);
  const [stored] = useState(() => useFormDrafts.getState().drafts[name]);
  const [takenUp, setTakenUp] = useState(stored?.at ?? null);
  const first = useRef(form.values);
  const isSent = useRef(false);
  const { values, setValues } = form;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is taken up once, when the form opens.
  useLayoutEffect(() => {
    if (stored) setValues(takeUp(first.current, stored.values));
  }, []);

  useEffect(() => {
    if (isSent.current || values === first.current) return;
    if (JSON.stringify(values) === JSON.stringify(first.current)) drop(name);
    else keep(name, { values: Object.fromEntries(Object.entries(values)), at: new Date().toISOString() });
  }, [values, name, keep, drop]);

  return {
    takenUp,
    startAfresh: () => {
      setValues(first.current);
      setTakenUp(null);
      drop(name);
    },
    clear: () => {
      isSent.current = true;
      drop(name);
    },
  };
}

/** The form's first values, with those on top that were kept; a field of another version of the form is left out. */
export function takeUp<V extends object>(first: V, kept: Record<string, unknown>): V {
  const known = Object.entries(kept).filter(([field]) => Object.hasOwn(first, field));
  return { ...first, ...Object.fromEntries(known) };
}

/** The key of a form: its address, and what it was opened from. */
export const formKey = (path: string, origin: Record<string, string | null>): string =>
  [
    path,
    ...Object.entries(origin)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}=${value}`),
  ].join(' ');
