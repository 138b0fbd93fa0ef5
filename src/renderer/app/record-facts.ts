import {
  type Icon,
  IconAddressBook,
  IconBook,
  IconBriefcase,
  IconBuilding,
  IconCpu,
  IconTicket,
} from '@tabler/icons-react';
import { addressLine } from '#renderer/parts/client-words.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { placeText, stateText, valueText } from '#renderer/parts/values.ts';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, type AssetClass } from '#shared/domain/assets/classes.ts';
import type { Place } from '#shared/domain/assets/fields.ts';
import type { StateValue } from '#shared/domain/tickets/lifecycle.ts';

/** The glyph of each kind of record. */
export const RECORD_ICON: Record<Listed, Icon> = {
  tickets: IconTicket,
  assets: IconCpu,
  organizations: IconBriefcase,
  sites: IconBuilding,
  people: IconAddressBook,
  documents: IconBook,
};

/** What a line about a record says besides its name: "Core switch, Northgate Clinic, B1, R1 U38". */
export function recordFacts(
  collection: Listed,
  facts: Record<string, unknown>,
  organizationId: string | null,
  names: Directory,
): string {
  const said = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');
  const client = organizationId === null ? '' : names.client(organizationId);
  switch (collection) {
    case 'tickets': {
      const state = facts.state as StateValue | null;
      const level = (facts.priority as { level?: number } | null)?.level;
      const where = facts.siteId ? names.site(String(facts.siteId)) : client;
      return said(state && stateText(state), level ? t('P{level}', { level }) : '', where);
    }
    case 'assets': {
      const place = facts.place as Place | null;
      const where = (place && placeText(place, names)) || client;
      return said(t(ASSET_CLASSES[facts.class as AssetClass]?.label ?? ''), where);
    }
    case 'organizations':
      return t('Client');
    case 'sites':
      return said(client, addressLine(String(facts.address ?? '')));
    case 'people':
      return said(String(facts.role ?? ''), facts.kind === 'technician' ? t('of the office') : client);
    case 'documents':
      return said(
        valueText('documents', 'kind', facts.kind, names),
        facts.state === 'published' ? '' : valueText('documents', 'state', facts.state, names),
        client,
      );
  }
}
