import type { Command, EditDraft } from '#shared/sync/command.ts';
import { type OfficeInfo, PATHS, PROTOCOL, type PushResponse, type Session } from '#shared/wire/contract.ts';
import { newId } from '#test/support/office-api.ts';

/** A laptop without a screen and without a database: only what it says to the office. */
export class Client {
  private n: number;

  private constructor(
    private readonly url: string,
    readonly session: Session,
    readonly epoch: string,
  ) {
    this.n = session.device.lastN;
  }

  /** Signs in as a device of its own; `from`: the address that a proxy of the office says it comes from. */
  static async signIn(url: string, email: string, password: string, from?: string): Promise<Client> {
    const office = (await (await fetch(url + PATHS.office)).json()) as OfficeInfo;
    const deviceName = `bench ${newId()}`;
    const request = { email, password, client: 'desktop', deviceId: null, deviceName };
    const answer = await fetch(url + PATHS.signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(from ? { 'x-forwarded-for': from } : {}) },
      body: JSON.stringify(request),
    });
    if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
    return new Client(url, (await answer.json()) as Session, office.epoch);
  }

  get token(): string {
    return this.session.accessToken;
  }

  /** A command of this device that makes records. */
  command(...drafts: EditDraft[]): Command {
    const at = new Date().toISOString();
    const edits = drafts.map(({ collection, id, organizationId, values }) => ({
      collection,
      id,
      organizationId,
      base: { epoch: this.epoch, rev: 0 },
      create: true as const,
      changes: Object.fromEntries(
        Object.entries(values).map(([name, after]) => [name, { before: null, after: after as never }]),
      ),
    }));
    const { device, user } = this.session;
    return { id: newId(), n: ++this.n, device: device.id, author: user.personId, at, deviceAt: at, edits };
  }

  /** @throws where the office does not apply all of them */
  async push(commands: Command[]): Promise<void> {
    const body = { protocol: PROTOCOL, epoch: this.epoch, lastContactAt: null, commands };
    const { answers } = (await (await this.post(PATHS.push, body)).json()) as PushResponse;
    const bad = answers.find((answer) => answer.verdict !== 'applied');
    if (bad || answers.length < commands.length) throw new Error(`The office did not apply it: ${bad?.message}`);
  }

  /** Everything this person may see, from nothing; gives the number of lines. */
  async pull(): Promise<number> {
    const checkpoint = { epoch: this.epoch, seq: 0, scope: 0 };
    const answer = await this.post(PATHS.pull, { protocol: PROTOCOL, checkpoint });
    let lines = 0;
    for (const text of (await answer.text()).split('\n')) {
      if (text === '') continue;
      JSON.parse(text);
      lines += 1;
    }
    return lines;
  }

  private async post(path: string, body: unknown): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
