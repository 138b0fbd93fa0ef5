import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** Saves a text. Resolves with the sentence that speaks against it, or null once it is saved. */
export type SaveText = (text: string) => Promise<string | null>;

/** Where a field's text is kept while it is typed, so that it outlives the page. */
export interface KeptText {
  /** What was typed and not saved; null where nothing waits. */
  text: string | null;
  /** When, as people read it; empty where nothing waits. */
  when: string;
  keep: (text: string) => void;
  drop: () => void;
  /** The person drops it: said, and to be had back for a while. */
  discard: () => void;
}

/** The live list shows what was saved within moments; after this time the field stops waiting for it. */
const ECHO_MS = 2000;

/**
 * What somebody is typing into a field that saves by itself: on blur and on Enter, never on a keystroke. Esc goes
 * back to the value. What was refused stays in the field, with the reason. What was `kept` from an earlier look at
 * the field stands in it again: only Enter saves that, or a change and then leaving the field, because whoever merely
 * passes by has not said so.
 */
export function useDraft(value: string, save: SaveText, kept?: KeptText | null) {
  const [draft, setDraft] = useState<string | null>(kept?.text === value ? null : (kept?.text ?? null));
  const [isOld, setIsOld] = useState(draft !== null);
  const [error, setError] = useState<string | null>(null);
  /** The text under way or saved, whose record has not come back yet. */
  const sent = useRef<string | null>(null);
  const keptText = kept?.text ?? null;
  /** The kept text that this field knows of. */
  const own = useRef(keptText);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is the echo of what was sent.
  useEffect(() => {
    setDraft((now) => (now === sent.current ? null : now));
    sent.current = null;
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the field opens.
  useEffect(() => {
    if (keptText === value) kept?.drop();
  }, []);

  // Dropped and had back: it stands in the field again.
  useEffect(() => {
    if (keptText === null || keptText === own.current) return;
    own.current = keptText;
    setDraft(keptText);
    setIsOld(true);
  }, [keptText]);

  const leave = (): void => {
    kept?.drop();
    own.current = null;
    setDraft(null);
    setIsOld(false);
    setError(null);
  };

  const submit = async (): Promise<void> => {
    if (draft === null || draft === sent.current) return;
    if (draft === value) return leave();
    sent.current = draft;
    setIsOld(false);
    const objection = await save(draft);
    setError(objection);
    if (objection !== null) {
      sent.current = null;
      return;
    }
    kept?.drop();
    setTimeout(() => setDraft((now) => (now === draft && sent.current === draft ? null : now)), ECHO_MS);
  };

  const discard = (): void => {
    leave();
    kept?.discard();
  };

  const type = (text: string): void => {
    own.current = text;
    setDraft(text);
    setIsOld(false);
    if (text === value) kept?.drop();
    else kept?.keep(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    const isMultiline = event.currentTarget instanceof HTMLTextAreaElement;
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };

  return {
    error,
    isDirty: draft !== null && draft !== value,
    /** The field shows what was typed at an earlier look and is not saved; these say so and end it. */
    old: isOld && draft !== null ? { when: kept?.when ?? '', save: () => void submit(), drop: discard } : null,
    input: {
      value: draft ?? value,
      onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
      onBlur: () => {
        if (!isOld) void submit();
      },
      onKeyDown,
      'aria-invalid': error !== null,
    },
  };
}
