import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useKept } from '#renderer/parts/kept.ts';
import type { EditorHandle } from '#renderer/parts/markdown/editor/markdown-editor.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { t } from '#renderer/words/t.ts';
import { mergeDraft } from '#shared/domain/documents/merge-draft.ts';
import type { Document } from '#shared/domain/records.ts';

/** What is kept of a text that is being written: with the saved text that it started from. */
interface KeptBody {
  text: string;
  base: string;
}

/** What a colleague saved while somebody was writing. */
export interface CameIn {
  by: string;
  /** Their text. */
  theirs: string;
  /** Places where both changed the same lines. */
  clashes: number;
}

/**
 * The text of a document while somebody writes it. It is saved as one edit: when they say so, and when they leave the
 * editor. Until then it is kept on this laptop. What a colleague saves meanwhile comes into the text at once, so that
 * saving takes nothing back that the writer has not seen.
 */
export function useBodyDraft(document: Document, edit: RecordEdit, editor: RefObject<EditorHandle | null>) {
  const kept = useKept<KeptBody>(`document documents/${document.id} body`, {
    label: t('Text'),
    record: { collection: 'documents', id: document.id },
    href: `/documents/${document.id}?view=edit`,
  });
  const [first] = useState(() => {
    const { value, at } = kept;
    if (value === null || value.text === document.body) return { text: document.body, base: document.body, old: null };
    const { value: text } = mergeDraft(value.text, value.base, document.body);
    return { text, base: document.body, old: at };
  });
  const [text, setText] = useState(first.text);
  /** When the draft that stands here was written, as long as nobody has said to go on with it. */
  const [old, setOld] = useState(first.old);
  const [cameIn, setCameIn] = useState<CameIn | null>(null);
  const [error, setError] = useState<string | null>(null);
  const base = useRef(first.base);
  const sending = useRef<string | null>(null);
  const now = useRef(text);
  now.current = text;
  const { keep, drop } = kept;

  const put = useCallback(
    (next: string) => {
      now.current = next;
      setText(next);
      editor.current?.replace(next);
    },
    [editor],
  );

  const onChange = useCallback(
    (next: string) => {
      now.current = next;
      setText(next);
      if (next === base.current) drop();
      else keep({ text: next, base: base.current });
      setOld(null);
      setError(null);
    },
    [keep, drop],
  );

  const { body, updatedBy } = document;
  useEffect(() => {
    if (body === base.current) return;
    if (body === sending.current || body === now.current) {
      base.current = body;
      return;
    }
    const before = base.current;
    base.current = body;
    if (now.current === before) return put(body);
    const merged = mergeDraft(now.current, before, body);
    put(merged.value);
    keep({ text: merged.value, base: body });
    setCameIn({ by: updatedBy, theirs: body, clashes: merged.clashes });
  }, [body, updatedBy, put, keep]);

  /** Saves what stands here. Resolves with whether it is safe. */
  const save = useCallback(async (): Promise<boolean> => {
    const mine = now.current;
    if (mine === base.current) return true;
    sending.current = mine;
    const before = base.current;
    base.current = mine;
    const against = await edit.save('body', mine);
    sending.current = null;
    setError(against);
    if (against !== null) {
      base.current = before;
      return false;
    }
    setOld(null);
    setCameIn(null);
    if (now.current === mine) drop();
    return true;
  }, [edit, drop]);

  // Leaving the editor saves, but for a draft of some other day that nobody has touched.
  const leave = useRef(() => {});
  leave.current = () => {
    if (old === null && now.current !== base.current) void save();
  };
  useEffect(() => () => leave.current(), []);

  return {
    /** What the editor begins with. */
    initial: first.text,
    text,
    isDirty: text !== body,
    keptAt: kept.at,
    old,
    cameIn,
    error,
    onChange,
    save,
    goOn: () => setOld(null),
    /** Lets the draft go that nobody has gone on with; what is given puts it back, as it was found. */
    drop: (): (() => void) => {
      const dropped = { text: now.current, old };
      put(base.current);
      drop();
      setOld(null);
      setCameIn(null);
      return () => {
        put(dropped.text);
        keep({ text: dropped.text, base: base.current });
        setOld(dropped.old);
      };
    },
    seen: () => setCameIn(null),
  };
}
export type BodyDraft = ReturnType<typeof useBodyDraft>;
