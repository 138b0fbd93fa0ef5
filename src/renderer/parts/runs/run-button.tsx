import { Button, Combobox, Popover, TextInput, useCombobox } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { useActor } from '#renderer/parts/actor.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useRecent } from '#renderer/parts/recent.ts';
import { Code } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { canWrite } from '#shared/domain/permissions.ts';
import type { Document, Ticket } from '#shared/domain/records.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import { titleOf } from '#shared/domain/title.ts';
import { type Place, useOpenBeside } from './beside.ts';
import css from './run-button.module.css';

const OPEN_STATES = ticketStates.filter(isOpen);
/** Records offered of each kind. */
const OFFERED = 6;

interface Offer extends Place {
  code: string;
  name: string;
}

/** "Run it" on a runbook's own page: asks for which ticket or asset, and goes there. */
export function RunButton({ document }: { document: Document }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const actor = useActor();
  const { organizations } = useDirectory();
  if (!organizations.some((one) => canWrite(actor, 'tickets', one.id))) return null;
  if (document.kind !== 'runbook' || document.steps.length === 0 || document.state === 'retired') return null;
  return (
    <Popover opened={isAsking} onChange={setIsAsking} position="bottom-end" offset={6} trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => setIsAsking(!isAsking)}>
          {t('Run it…')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.ask ?? ''}>
        <Where document={document} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Where({ document }: { document: Document }): ReactNode {
  const [typed, setTyped] = useState('');
  const go = useOpenBeside();
  const combobox = useCombobox();
  const offers = useOffers(document, typed.trim());
  const pick = (value: string): void => {
    const offer = offers.find((one) => one.id === value);
    if (offer) go(offer, { doc: document.id, run: newId(), view: 'page' });
  };
  const groups = [
    { label: t('Tickets'), offers: offers.filter((one) => one.collection === 'tickets') },
    { label: t('Assets'), offers: offers.filter((one) => one.collection === 'assets') },
  ].filter((one) => one.offers.length > 0);
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          label={t('Run it for which ticket or asset?')}
          placeholder={t('Type a number, a name or a tag')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t('Tickets and assets')} className={css.options ?? ''}>
        {groups.map((group) => (
          <Combobox.Group key={group.label} label={group.label}>
            {group.offers.map((one) => (
              <Combobox.Option key={one.id} value={one.id}>
                <span className={text.row}>
                  {one.code && <Code>{one.code}</Code>}
                  <span className={text.cut}>{one.name}</span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {groups.length === 0 && (
          <Combobox.Empty>
            {typed.trim() ? t('No open ticket and no asset is called so.') : t('Type to find a ticket or an asset.')}
          </Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox>
  );
}

/** What was open last, and once something is typed what is called so: of the runbook's client where it has one. */
function useOffers(document: Document, typed: string): Offer[] {
  const actor = useActor();
  const recent = useRecent();
  const base: Filter[] = [
    { field: 'deleted', is: 'any-of', values: [false] },
    ...(document.organizationId === null
      ? []
      : [{ field: 'organizationId', is: 'any-of' as const, values: [document.organizationId] }]),
  ];
  const open: Filter[] = [...base, { field: 'state.is', is: 'any-of', values: OPEN_STATES }];
  const holding = (field: string): Filter => ({ field, is: 'contains', values: [typed] });
  const byNumber = useAll('tickets', [...open, holding('number')], 'number', OFFERED).rows;
  const byTitle = useAll('tickets', [...open, holding('title')], 'title', OFFERED).rows;
  const byName = useAll('assets', [...base, holding('name')], 'name', OFFERED).rows;
  const byTag = useAll('assets', [...base, holding('tag')], 'tag', OFFERED).rows;
  if (typed) {
    const offer = (collection: Place['collection'], rows: readonly { id: string; organizationId: string | null }[]) =>
      [...new Map(rows.map((one) => [one.id, one])).values()]
        .filter((one) => canWrite(actor, collection, one.organizationId))
        .slice(0, OFFERED)
        .map((one) => ({ collection, id: one.id, ...titleOf(collection, one as never) }));
    return [...offer('tickets', [...byNumber, ...byTitle]), ...offer('assets', [...byName, ...byTag])];
  }
  return recent.flatMap(({ collection, id, code, name, organizationId, record }) => {
    if (collection !== 'tickets' && collection !== 'assets') return [];
    if (document.organizationId !== null && document.organizationId !== organizationId) return [];
    if (!canWrite(actor, collection, organizationId)) return [];
    if (collection === 'tickets' && !isOpen((record as unknown as Ticket).state.is)) return [];
    return [{ collection, id, code, name }];
  });
}
