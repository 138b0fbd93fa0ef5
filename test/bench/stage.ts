import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditDraft } from '#shared/sync/command.ts';
import { type Engine, type EngineName, openEngine } from '#test/crash/engine.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { OfficeProcess } from '#test/support/office-process.ts';
import { Client } from './client.ts';

export const ADMIN = 'ada.marsh@bench.example';
export const PASSWORD = 'as fast as it goes';

/** An office of the benchmark's own, with one client and an administrator. */
export interface Stage {
  folder: string;
  engine: Engine;
  office: OfficeProcess;
  admin: Client;
  /** A draft of a new asset, as large as one in life. */
  asset(): EditDraft;
  close(): Promise<void>;
}

/** What runs now, the last one first to end; emptied by `closeStages` when the run is interrupted. */
const open: (() => Promise<void>)[] = [];

/** Ends every office and store that was started, in the order that they stand on each other. */
export async function closeStages(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await close();
}

export async function openStage(store: EngineName): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-bench-'));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  const engine = await openEngine(store, folder);
  open.push(() => engine.remove());
  const office = await OfficeProcess.start(engine.place, { behindProxy: true });
  open.push(() => office.end());
  if (!office.firstAdminUrl) throw new Error('A new office tells where its first administrator is made.');
  await OfficeApi.firstAdmin(office.firstAdminUrl, ADMIN, PASSWORD, 'Bench office');
  const admin = await Client.signIn(office.url, ADMIN, PASSWORD);
  const organization = newId();
  const site = newId();
  const draft = (collection: EditDraft['collection'], id: string, values: Record<string, unknown>): EditDraft => ({
    collection,
    id,
    organizationId: organization,
    create: true,
    values,
  });
  await admin.push([
    admin.command(
      draft('organizations', organization, { name: 'Bench Mill', shortCode: 'BNC', timeZone: 'Europe/London' }),
      draft('sites', site, { name: 'Bench Mill, Quay', timeZone: 'Europe/London' }),
    ),
  ]);
  let count = 0;
  return {
    folder,
    engine,
    office,
    admin,
    asset: () => {
      const i = ++count;
      return draft('assets', newId(), {
        tag: `BNC-${String(i).padStart(6, '0')}`,
        name: `bnc-acc-sw${i}`,
        class: 'switch',
        firmware: '17.9.4',
        place: { siteId: site, room: `B${i % 40}`, rack: `R${i % 9}`, unit: null, height: null, face: null },
        notes: 'Uplink on port 49; the spare lies in the cabinet below. Ask the shift lead before it is restarted.',
      });
    },
    close: closeStages,
  };
}

/** Makes so many assets at the office, 200 commands a push. */
export async function fill(stage: Stage, assets: number): Promise<void> {
  for (let left = assets; left > 0; left -= 200) {
    const lot = Array.from({ length: Math.min(left, 200) }, () => stage.admin.command(stage.asset()));
    await stage.admin.push(lot);
  }
}
