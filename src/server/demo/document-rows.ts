import type { Row } from '#shared/wire/contract.ts';
import { dayOf } from './assets/device.ts';
import type { DocumentSeed } from './content/document-seed.ts';
import { DOCUMENTS } from './content/documents.ts';
import { DAY_MS, HOUR_MS, type Office, staffByKey } from './office.ts';
import type { ClientPlan } from './plan.ts';
import { rowOf } from './rows.ts';

/** The library; what is written for one client only where that client exists. */
export function* documentRows(office: Office, clients: readonly ClientPlan[]): Generator<Row, void> {
  for (const seed of DOCUMENTS) {
    const client = clients.find((one) => one.code === seed.client);
    if (seed.client === undefined || client) yield documentRow(office, seed, client ?? null);
  }
}

function documentRow(office: Office, seed: DocumentSeed, client: ClientPlan | null): Row {
  const random = office.random(`document/${seed.key}`);
  const ownerId = staffByKey(office, seed.owner).id;
  const createdAt = office.now - random.int(200, 900) * DAY_MS + 10 * HOUR_MS;
  return rowOf(
    'documents',
    office.id(`document/${seed.key}`),
    client?.id ?? null,
    {
      kind: seed.kind,
      title: seed.title,
      body: seed.body,
      steps: seed.steps.map((step, index) => ({ id: `${seed.key}-${index + 1}`.slice(-40), ...step })),
      state: seed.isDraft ? 'draft' : 'published',
      ownerId,
      reviewOn: dayOf(office.now + seed.reviewIn * DAY_MS),
      assetClasses: [...seed.classes],
      siteIds: client ? client.sites.slice(0, 1).map((one) => one.id) : [],
      tags: [...seed.tags],
    },
    {
      createdAt,
      createdBy: ownerId,
      updatedAt: office.now - random.int(4, 160) * DAY_MS + 15 * HOUR_MS,
      updatedBy: ownerId,
    },
  );
}
