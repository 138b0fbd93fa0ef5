import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNotices } from '#renderer/state/notices.ts';
import { message, t } from '#renderer/words/t.ts';
import { useKept } from './kept.ts';

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
  const kept = useKept<Record<string, unknown>>(key, { label: formLabel(key), record: null, href: formAddress(key) });
  const show = useNotices((state) => state.show);
  const [stored] = useState(kept);
  const [takenUp, setTakenUp] = useState(stored.value === null ? null : stored.at);
  const first = useRef(form.values);
  const isSent = useRef(false);
  const { values, setValues } = form;
  const { keep, drop } = kept;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is taken up once, when the form opens.
  useLayoutEffect(() => {
    if (stored.value) setValues(takeUp(first.current, stored.value));
  }, []);

  useEffect(() => {
    if (isSent.current || values === first.current) return;
    if (JSON.stringify(values) === JSON.stringify(first.current)) drop();
    else keep(Object.fromEntries(Object.entries(values)));
  }, [values, keep, drop]);

  const startAfresh = (): void => {
    const before = values;
    const at = takenUp;
    setValues(first.current);
    setTakenUp(null);
    drop();
    const putBack = async (): Promise<void> => {
      setValues(before);
      setTakenUp(at);
      show({ tone: 'ok', text: t('The draft is back.'), undo: null });
    };
    show({ tone: 'ok', text: t('The draft was dropped.'), undo: putBack });
  };
  return {
    takenUp,
    startAfresh,
    clear: () => {
      isSent.current = true;
      drop();
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
      .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`),
  ].join(' ');

const LABELS: Record<string, string> = {
  '/assets/new': message('New asset'),
  '/tickets/new': message('New ticket'),
  '/clients/new': message('New client'),
  '/sites/new': message('New site'),
  '/people/new': message('New contact'),
  '/documents/new': message('New document'),
  '/users/new': message('New user'),
};

/** What a form is called where drafts are listed. */
const formLabel = (key: string): string => t(LABELS[key.split(' ')[0] ?? ''] ?? message('Form'));

/** The address that opens the form as it was opened. */
export function formAddress(key: string): string {
  const [path = '/', ...origin] = key.split(' ');
  return origin.length > 0 ? `${path}?${origin.join('&')}` : path;
}
