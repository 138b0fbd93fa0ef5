import { writeRecordLink } from '#shared/domain/documents/record-links.ts';
import { STEPS_HERE } from '#shared/domain/documents/steps-place.ts';
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

/** A step's id, of which runs speak. */
export const stepIdOf = (seed: Pick<DocumentSeed, 'key'>, index: number): string =>
  `${seed.key}-${index + 1}`.slice(-40);

function documentRow(office: Office, seed: DocumentSeed, client: ClientPlan | null): Row {
  const random = office.random(`document/${seed.key}`);
  const ownerId = staffByKey(office, seed.owner).id;
  const revision = seed.isDraft ? 0 : office.random(`revision/${seed.key}`).int(1, 9);
  const usualMinutes = seed.steps.length > 0 ? 5 * Math.round(seed.steps.length * 0.6 + 1) : null;
  const createdAt = office.now - random.int(200, 900) * DAY_MS + 10 * HOUR_MS;
  return rowOf(
    'documents',
    office.id(`document/${seed.key}`),
    client?.id ?? null,
    {
      kind: seed.kind,
      title: seed.title,
      body: bodyOf(office, seed),
      steps: seed.steps.map((step, index) => ({ id: stepIdOf(seed, index), ...step })),
      state: seed.isDraft ? 'draft' : 'published',
      revision,
      usualMinutes,
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

/** The text, its steps before the way back where it has one, and its links to other documents with their ids. */
function bodyOf(office: Office, seed: DocumentSeed): string {
  const linked = seed.body.replace(/\[\[document ([\w-]+)\]\]/g, (_, key: string) => {
    const title = DOCUMENTS.find((one) => one.key === key)?.title ?? key;
    return writeRecordLink('documents', office.id(`document/${key}`), title);
  });
  return seed.steps.length > 0 ? linked.replace(/^## (Way back|Why it works)/m, `${STEPS_HERE}\n\n$&`) : linked;
}
