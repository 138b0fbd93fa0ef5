import { randomUUID } from 'node:crypto';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { Json } from '#shared/lib/json.ts';
import type { Command, Edit, EditDraft } from '#shared/sync/command.ts';
import {
  type Answer,
  type HistoryEntry,
  type OfficeInfo,
  PATHS,
  PROTOCOL,
  type PullLine,
  type PushResponse,
  type Session,
} from '#shared/wire/contract.ts';

export const newId = createIdSource(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length)));

/** A person at the office who speaks to it without a screen: prepares what the laptops will meet, and looks. */
export class OfficeApi {
  private n = 0;
  records = new Map<string, { collection: Collection; record: AnyRecord }>();

  private constructor(
    private readonly url: string,
    readonly session: Session,
    private readonly office: OfficeInfo,
  ) {
    this.n = session.device.lastN;
  }

  static async signIn(url: string, email: string, password: string): Promise<OfficeApi> {
    const office = (await (await fetch(url + PATHS.office)).json()) as OfficeInfo;
    const response = await post(url + PATHS.signIn, null, {
      email,
      password,
      client: 'desktop',
      deviceId: null,
      deviceName: `desk ${randomUUID().slice(0, 4)}`,
    });
    return new OfficeApi(url, (await response.json()) as Session, office);
  }

  /** Makes the first administrator from the one-time address. */
  static async firstAdmin(firstAdminUrl: string, email: string, password: string, officeName: string): Promise<void> {
    const { origin, hash } = new URL(firstAdminUrl);
    await post(origin + PATHS.firstAdmin, null, {
      token: hash.slice(1),
      officeName,
      name: 'Ada Marsh',
      email,
      password,
    });
  }

  /** Everything this person may see, as the office has it now. */
  async pull(): Promise<void> {
    const checkpoint = { epoch: this.office.epoch, seq: 0, scope: 0 };
    const response = await post(this.url + PATHS.pull, this.session.accessToken, { protocol: PROTOCOL, checkpoint });
    this.records.clear();
    for (const text of (await response.text()).split('\n').filter(Boolean)) {
      const line = JSON.parse(text) as PullLine;
      if (line.type === 'row') {
        this.records.set(line.record.id, { collection: line.collection, record: line.record as AnyRecord });
      }
    }
  }

  all(collection: Collection): AnyRecord[] {
    return [...this.records.values()].filter((one) => one.collection === collection).map((one) => one.record);
  }

  record(id: string): AnyRecord {
    const found = this.records.get(id);
    if (!found) throw new Error(`The office has no record ${id}.`);
    return found.record;
  }

  /** Does something as this person, on the records as last pulled. */
  async does(...drafts: EditDraft[]): Promise<Answer> {
    this.n += 1;
    const at = new Date().toISOString();
    const edits = drafts.map((draft): Edit => {
      const held = this.records.get(draft.id)?.record;
      const changes = Object.fromEntries(
        Object.entries(draft.values).map(([name, after]) => [
          name,
          { before: (held ? fieldValue(draft.collection, held, name) : null) as Json, after: after as Json },
        ]),
      );
      const base = { epoch: this.office.epoch, rev: held?.rev ?? 0 };
      const { collection, id, organizationId } = draft;
      return { collection, id, organizationId, base, ...(draft.create ? { create: true as const } : {}), changes };
    });
    const command: Command = {
      id: newId(),
      n: this.n,
      device: this.session.device.id,
      author: this.session.user.personId,
      at,
      deviceAt: at,
      edits,
    };
    const body = { protocol: PROTOCOL, epoch: this.office.epoch, lastContactAt: null, commands: [command] };
    const response = await post(this.url + PATHS.push, this.session.accessToken, body);
    const [answer] = ((await response.json()) as PushResponse).answers;
    if (!answer) throw new Error('The office did not answer the command.');
    return answer;
  }

  async history(collection: Collection, id: string): Promise<HistoryEntry[]> {
    const path = PATHS.history.replace(':collection', collection).replace(':id', id);
    const response = await fetch(this.url + path, { headers: { authorization: `Bearer ${this.session.accessToken}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as HistoryEntry[];
  }
}

async function post(url: string, token: string | null, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}
