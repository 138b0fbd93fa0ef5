import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** Saves a text. Resolves with the sentence that speaks against it, or null once it is saved. */
export type SaveText = (text: string) => Promise<string | null>;

/** The live list shows what was saved within moments; after this time the field stops waiting for it. */
const ECHO_MS = 2000;

/**
 * What somebody is typing into a field that saves by itself: on blur and on Enter, never on a keystroke. Esc goes
 * back to the value. What was refused stays in the field, with the reason.
 */
export function useDraft(value: string, save: SaveText) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** The text under way or saved, whose record has not come back yet. */
  const sent = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is the echo of what was sent.
  useEffect(() => {
    setDraft((now) => (now === sent.current ? null : now));
    sent.current = null;
  }, [value]);

  const leave = (): void => {
    setDraft(null);
    setError(null);
  };

  const submit = async (): Promise<void> => {
    if (draft === null || draft === sent.current) return;
    if (draft === value) return leave();
    sent.current = draft;
    const objection = await save(draft);
    setError(objection);
    if (objection !== null) {
      sent.current = null;
      return;
    }
    setTimeout(() => setDraft((now) => (now === draft && sent.current === draft ? null : now)), ECHO_MS);
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
    input: {
      value: draft ?? value,
      onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
      onBlur: () => void submit(),
      onKeyDown,
      'aria-invalid': error !== null,
    },
  };
}
