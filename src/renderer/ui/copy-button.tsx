import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '#renderer/words/t.ts';

const SAID_MS = 4000;

/** Puts a text on the clipboard and says that it is there. `what` names it for screen readers: "the password". */
export function CopyButton({ text, what }: { text: string; what: string }): ReactNode {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  // A page that came by plain http has no clipboard: the text can be selected by hand.
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('failed');
    }
  };
  return (
    <Button
      size="xs"
      leftSection={said === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      aria-label={said === null ? t('Copy {what}', { what }) : undefined}
      aria-live="polite"
      onClick={() => void copy()}
    >
      {said === 'copied' ? t('Copied') : said === 'failed' ? t('Select it and copy by hand') : t('Copy')}
    </Button>
  );
}
