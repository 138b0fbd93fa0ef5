import { CloseButton, Modal, Switch } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { create } from 'zustand';
import { useLayout } from '#renderer/state/layout.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import css from './shell.module.css';

/** Whether the list of keys is shown. */
export const useHelp = create<{ isShown: boolean; show: () => void; hide: () => void }>((set) => ({
  isShown: false,
  show: () => set({ isShown: true }),
  hide: () => set({ isShown: false }),
}));

const LIST: [keys: string, does: string][] = [
  ['G H', t('Go to Today')],
  ['G T', t('Go to tickets')],
  ['G A', t('Go to assets')],
  ['G C', t('Go to clients')],
  ['G L', t('Go to sites')],
  ['G P', t('Go to people')],
  ['G D', t('Go to documents')],
  ['G S', t('Go to the sync centre')],
  ['G U', t('Go to the users, for administrators')],
  ['C', t('New ticket or asset, in a list')],
  ['J K', t('Next and previous row of a list')],
  ['Enter', t('Open the row; save the field')],
  // words: data, the name of a key
  ['Esc', t('Leave a field as it was; close what is open')],
  ['/', t('Type to narrow the list')],
  // words: data, the name of a key
  ['Ctrl Enter', t('Save a text of several lines; add the note')],
  // words: data, the name of a key
  ['Ctrl Z', t('Take back what was just done, outside of fields')],
  ['?', t('This list')],
];

/** The keys that do something, and the switch that turns single letters off. */
export function KeysHelp(): ReactNode {
  const { isShown, hide } = useHelp();
  const { hasKeys, setHasKeys } = useLayout();
  return (
    <Modal opened={isShown} onClose={hide} withCloseButton={false}>
      <div className={css.keyHead}>
        <Modal.Title>{t('Keys')}</Modal.Title>
        <CloseButton aria-label={t('Close')} onClick={hide} />
      </div>
      <div className={css.keyList}>
        {LIST.map(([keys, does]) => (
          <Fragment key={keys}>
            <span>
              <Keys list={[[keys, '']]} />
            </span>
            <span>{does}</span>
          </Fragment>
        ))}
      </div>
      <Switch
        label={t('Single letters are shortcuts')}
        description={t('Turn this off if you speak to your computer.')}
        checked={hasKeys}
        onChange={(event) => setHasKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
