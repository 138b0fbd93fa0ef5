import { type ReactNode, useEffect, useState } from 'react';
import { dropDraft, type KeptDraft, keepDraft, keptDrafts } from '#renderer/data/drafts.ts';
import { type Draft, useDrafts } from '#renderer/state/drafts.ts';

/** What was typed is on disk after this time at the latest: what a crash may take of a sentence. */
const KEEP_MS = 250;

const toKept = ({ key, at, about, value }: Draft): KeptDraft => ({
  key,
  at,
  recordId: about.record?.id ?? '',
  body: JSON.stringify({ about, value }),
});

function fromKept({ key, at, body }: KeptDraft): Draft {
  const { about, value } = JSON.parse(body) as Pick<Draft, 'about' | 'value'>;
  return { key, at, about, value };
}

/** Writes drafts to disk as they change. Gives the way out. */
function keepWhatChanges(): () => void {
  const pending = new Map<string, Draft | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [key, draft] of pending) {
      const written = draft ? keepDraft(toKept(draft)) : dropDraft(key);
      // Another window took the records over, or the laptop is full: the page says so itself, the text stays on it.
      // words: data, for those who look into the console
      written.catch((error: unknown) => console.warn('A draft was not kept on this laptop:', error));
    }
    pending.clear();
  };
  const unsubscribe = useDrafts.subscribe(({ drafts }, { drafts: before }) => {
    for (const key of new Set([...Object.keys(drafts), ...Object.keys(before)])) {
      if (drafts[key] !== before[key]) pending.set(key, drafts[key] ?? null);
    }
    // Not put off by the next keystroke: somebody who types without a pause is kept as well.
    if (pending.size > 0) timer ??= setTimeout(flush, KEEP_MS);
  });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    unsubscribe();
    flush();
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}

/** Brings back what the signed-in person typed and did not save, then shows the pages, and keeps what is typed there. */
export function DraftKeeper({ children }: { children: ReactNode }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    let stop: (() => void) | undefined;
    void keptDrafts()
      .catch((): KeptDraft[] => []) // another window took over meanwhile, which the page shows
      .then((kept) => {
        if (!isCurrent) return;
        useDrafts.getState().open(kept.map(fromKept));
        stop = keepWhatChanges();
        setIsOpen(true);
      });
    return () => {
      isCurrent = false;
      stop?.();
      useDrafts.getState().open([]);
    };
  }, []);
  return isOpen ? children : null;
}
