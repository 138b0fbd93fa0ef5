import { ActionIcon } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconBold,
  IconBracketsContain,
  IconCheckbox,
  IconCode,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconTable,
} from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './editor.module.css';
import { insertCode, insertLink, insertTable, insertWarning, toggleAround, toggleLines } from './format.ts';
import type { EditorHandle } from './markdown-editor.tsx';
import { beginRecordLink } from './record-links.ts';

interface Tool {
  label: string;
  icon: Icon;
  run: Parameters<EditorHandle['run']>[0];
}

const isMac = /Mac/.test(navigator.platform);
// words: data, the names of keys
const withKey = (label: string, key: string): string => `${label} (${isMac ? '⌘' : 'Ctrl '}${key})`;

const TOOLS: Tool[] = [
  { label: t('Heading'), icon: IconHeading, run: toggleLines('## ') },
  { label: withKey(t('Bold'), 'B'), icon: IconBold, run: toggleAround('**') },
  { label: withKey(t('Italic'), 'I'), icon: IconItalic, run: toggleAround('*') },
  { label: t('Code'), icon: IconCode, run: insertCode },
  { label: t('List'), icon: IconList, run: toggleLines('- ') },
  { label: t('Numbered list'), icon: IconListNumbers, run: toggleLines((index) => `${index + 1}. `) },
  { label: t('Task list'), icon: IconCheckbox, run: toggleLines('- [ ] ') },
  { label: t('Table'), icon: IconTable, run: insertTable(t('Column')) },
  { label: t('Warning'), icon: IconAlertTriangle, run: insertWarning(t('What can go wrong')) },
  // words: data, the name of a key
  { label: withKey(t('Link'), 'Shift K'), icon: IconLink, run: insertLink },
  { label: t('Link to a record: type [['), icon: IconBracketsContain, run: beginRecordLink },
];

/** What can be put into the text. One stop of the keyboard: the arrows go along it. */
export function Toolbar(props: {
  label: string;
  run: EditorHandle['run'];
  more?: readonly Tool[];
  end?: ReactNode;
}): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div className={css.bar}>
      <div className={css.tools} role="toolbar" aria-label={props.label} onKeyDown={onKeyDown}>
        {[...TOOLS, ...(props.more ?? [])].map(({ label, icon: Glyph, run }, index) => (
          <ActionIcon
            key={label}
            aria-label={label}
            title={label}
            tabIndex={index === 0 ? 0 : -1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.run(run)}
          >
            <Glyph size={17} stroke={1.6} />
          </ActionIcon>
        ))}
      </div>
      {props.end}
    </div>
  );
}
