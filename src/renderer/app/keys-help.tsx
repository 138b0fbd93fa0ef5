import { CloseButton, Modal, Switch } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { create } from 'zustand';
import { useLayout } from '#renderer/state/layout.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import css from './shell.module.css';

/** Whether the list of keys is shown. */
export const useHelp = create<{ isShown: boolean; show: () => void; hide: () => void }>((set) => ({
  isShown: false,
  show: () => set({ isShown: true }),
  hide: () => set({ isShown: false }),
}));

const LIST: [keys: string, does: string][] = [
  ['G A', 'Go to assets'],
  ['G T', 'Go to tickets'],
  ['G S', 'Go to the sync centre'],
  ['C', 'New ticket or asset, in a list'],
  ['J K', 'Next and previous row of a list'],
  ['Enter', 'Open the row; save the field'],
  ['Esc', 'Leave a field as it was; close what is open'],
  ['/', 'Type to narrow the list'],
  ['Ctrl Enter', 'Save a text of several lines; add the note'],
  ['?', 'This list'],
];

/** The keys that do something, and the switch that turns single letters off. */
export function KeysHelp(): ReactNode {
  const { isShown, hide } = useHelp();
  const { hasKeys, setHasKeys } = useLayout();
  return (
    <Modal opened={isShown} onClose={hide} withCloseButton={false}>
      <div className={css.keyHead}>
        <Modal.Title>Keys</Modal.Title>
        <CloseButton aria-label="Close" onClick={hide} />
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
        label="Single letters are shortcuts"
        description="Turn this off if you speak to your computer."
        checked={hasKeys}
        onChange={(event) => setHasKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
