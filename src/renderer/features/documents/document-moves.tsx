import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconDots, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';
import type { DocumentView } from './document-page.tsx';

/** What becomes of a document, in the words of its menu. */
interface Move {
  key: string;
  label: string;
  lead: string;
  icon: ReactNode;
  run: () => Promise<string | null>;
}

/** Publish, back to draft, retire, delete: what is legal from here, each with what it means. */
export function DocumentMoves(props: {
  document: Document;
  edit: RecordEdit;
  view: DocumentView;
  onError: (against: string | null) => void;
}): ReactNode {
  const { document, edit, view, onError } = props;
  const navigate = useNavigate();
  const save = useSave();
  const [isBusy, run] = useBusy();
  if (!edit.canWrite) return null;

  const { title, state } = document;
  const revision = (document.revision ?? 0) + 1;
  const make = (what: string, values: Record<string, unknown>, undo?: Record<string, unknown>) =>
    save(title, what, [edit.draft(values)], undo && [edit.draft(undo)]);
  const publish: Move = {
    key: 'publish',
    label: state === 'published' ? t('New revision') : t('Publish'),
    lead:
      state === 'published'
        ? t('Marks the text as it is now as revision {revision}.', { revision })
        : t('As revision {revision}: offered beside the tickets and assets it fits.', { revision }),
    icon: <IconSend size={15} stroke={1.6} aria-hidden />,
    run: () => make(t('Revision {revision} published,', { revision }), { state: 'published', revision }, { state }),
  };
  const moves: Move[] = [
    ...(document.deleted ? [] : [publish]),
    {
      key: 'draft',
      label: t('Back to draft'),
      lead: t('Not offered beside tickets any more, until it is published again.'),
      icon: <IconPencil size={15} stroke={1.6} aria-hidden />,
      run: () => make(t('Back to draft,'), { state: 'draft' }, { state }),
    },
    {
      key: 'retire',
      label: t('Retire'),
      lead: t('Kept to look things up: offered nowhere, takes no edits.'),
      icon: <IconArchive size={15} stroke={1.6} aria-hidden />,
      run: () => make(t('Retired,'), { state: 'retired' }, { state }),
    },
  ].filter(
    ({ key }) =>
      !document.deleted && !(key === 'draft' && state === 'draft') && !(key === 'retire' && state === 'retired'),
  );
  const remove: Move = document.deleted
    ? {
        key: 'restore',
        label: t('Bring it back'),
        lead: t('It stands in the list again, as it was.'),
        icon: <IconTrash size={15} stroke={1.6} aria-hidden />,
        run: () => make(t('Brought back,'), { deleted: false }),
      }
    : {
        key: 'delete',
        label: t('Delete'),
        lead: t('Leaves the list and the search of everybody.'),
        icon: <IconTrash size={15} stroke={1.6} aria-hidden />,
        run: async () => {
          const against = await make(t('Deleted,'), { deleted: true }, { deleted: false });
          if (against === null) await navigate({ to: '/documents' });
          return against;
        },
      };
  const start = (move: Move): void => void run(async () => onError(await move.run()));

  return (
    <>
      {state === 'draft' && view === 'read' && !document.deleted && (
        <Button variant="filled" leftSection={publish.icon} disabled={isBusy} onClick={() => start(publish)}>
          {publish.label}
        </Button>
      )}
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon aria-label={t('Publish, retire, delete')} title={t('Publish, retire, delete')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {[...moves, remove].map((move) => (
            <Menu.Item
              key={move.key}
              leftSection={move.icon}
              disabled={isBusy}
              data-tone={move.key === 'delete' ? 'bad' : undefined}
              onClick={() => start(move)}
            >
              {move.label}
              <span className={css.moveLead}>{move.lead}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
