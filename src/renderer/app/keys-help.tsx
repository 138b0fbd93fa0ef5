import { CloseButton, Modal, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { create } from 'zustand';
import { type KeyHelp, keysHere } from '#renderer/parts/shortcuts.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { MOD } from './mod-key.ts';
import css from './shell.module.css';

/** Whether the list of keys is shown. */
export const useHelp = create<{ isShown: boolean; show: () => void; hide: () => void }>((set) => ({
  isShown: false,
  show: () => set({ isShown: true }),
  hide: () => set({ isShown: false }),
}));

/** What keys do in every field and panel, whoever made it. */
const IN_FIELDS: KeyHelp = {
  title: t('In fields'),
  rows: [
    ['Enter', t('Save the field')],
    // words: data, the name of a key
    ['Esc', t('Leave it as it was; close what is open')],
    // words: data, the names of keys
    [`${MOD} Enter`, t('Save a text of several lines; add the note')],
    // words: data, the names of keys
    [`${MOD} Z`, t('Take back what was just done, outside of fields')],
  ],
};

/** The keys that do something here and now, and the switch that turns single letters off. */
export function KeysHelp(): ReactNode {
  const { isShown, hide } = useHelp();
  const { hasKeys, setHasKeys } = useLayout();
  return (
    <Modal opened={isShown} onClose={hide} withCloseButton={false} size="lg">
      <div className={css.keyHead}>
        <Modal.Title>{t('Keys')}</Modal.Title>
        <CloseButton aria-label={t('Close')} onClick={hide} />
      </div>
      <table className={css.keyList}>
        {(isShown ? [...keysHere(), IN_FIELDS] : []).map(({ title, rows }) => (
          <tbody key={title}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {title}
              </th>
            </tr>
            {rows.map(([keys, does]) => (
              <tr key={`${keys} ${does}`}>
                <td>
                  <Keys list={[[keys, '']]} />
                </td>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Switch
        label={t('Single letters are shortcuts')}
        description={t('Turn this off if you speak to your computer. A scanner works all the same.')}
        checked={hasKeys}
        onChange={(event) => setHasKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
