import { setTimeout as delay } from 'node:timers/promises';
import type { Saved } from '#renderer/worker/contract.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { Result } from '#shared/lib/result.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { AppPage } from '#test/support/app-page.ts';
import { Laptop } from '#test/support/laptop.ts';

export const PASSWORD = 'killed with nine';

/** No answer by then counts as none: whoever was asked is dead. */
const ANSWER_MS = 20_000;

declare global {
  interface Window {
    /** The app's own data worker, by `keepHold`. */
    dataWorker?: Worker;
  }
}

/** Runs in the page before the app does: keeps hold of its data worker, which it shares with nobody. */
function keepHold(): void {
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name === 'sitebook-data') window.dataWorker = this;
    }
  };
}

/** Runs in the page: says to the data worker what the app's own save says to it, in the words of comlink. */
function commitInPage(drafts: unknown): Promise<unknown> {
  const worker = window.dataWorker;
  if (!worker) return Promise.reject(new Error('The app has no data worker yet.'));
  const id = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent): void => {
      if (data?.id !== id) return;
      worker.removeEventListener('message', hear);
      if (data.type === 'RAW') resolve(data.value);
      else reject(new Error(JSON.stringify(data.value)));
    };
    worker.addEventListener('message', hear);
    worker.postMessage({ id, type: 'APPLY', path: ['commit'], argumentList: [{ type: 'RAW', value: drafts }] });
  });
}

/** Runs in the page: the ids of the commands in this laptop's outbox, read from the disk beside the app. */
async function outboxInPage(): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('sitebook-sync-')) continue;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const waiting = await new Promise<{ id: string }[]>((resolve, reject) => {
      const request = db.transaction('outbox').objectStore('outbox').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    found.push(...waiting.map((command) => command.id));
  }
  return found;
}

/** A person with a laptop, who goes on whatever dies. */
export class Technician {
  readonly laptop: Laptop;
  /** Records made on this laptop. */
  readonly own: { assets: string[]; tickets: string[] } = { assets: [], tickets: [] };
  /** How often the app asked for the password anew, because the browser died before it had written the cookie. */
  signedInAgain = 0;

  constructor(
    readonly name: string,
    readonly email: string,
    private readonly url: string,
  ) {
    this.laptop = new Laptop(name);
  }

  /** Switches the laptop on and opens the app; the office may be away. */
  async open(): Promise<void> {
    await this.laptop.start('about:blank');
    await this.laptop.page.context().addInitScript(keepHold);
    await this.show();
  }

  async signIn(): Promise<void> {
    await new AppPage(this.laptop.page).signIn(this.email, PASSWORD);
  }

  async killPage(): Promise<void> {
    await this.laptop.killPages();
    await this.show();
  }

  async killBrowser(downMs: number): Promise<void> {
    await this.laptop.kill();
    await delay(downMs);
    await this.open();
  }

  /** The app's page; while the office is away it comes from the laptop itself, if that had time to keep it. */
  private async show(): Promise<void> {
    await this.laptop.page.goto(this.url).catch(() => undefined);
  }

  /** What a person does about what the screen says: loads the page again, or signs in where it asks for that. */
  async tend(): Promise<void> {
    const { page } = this.laptop;
    const app = new AppPage(page);
    if (!page.url().startsWith(this.url)) return this.show();
    const signInAgain = page.getByRole('status').getByRole('button', { name: 'Sign in again' });
    const mailAddress = page.getByLabel('Mail address');
    if (await signInAgain.isVisible()) {
      await signInAgain.click();
      await mailAddress.waitFor();
    }
    const tryAgain = page.getByRole('button', { name: 'Try again', exact: true });
    if (await tryAgain.isVisible()) await tryAgain.click();
    if (!(await mailAddress.isVisible())) return;
    await app.signIn(this.email, PASSWORD);
    this.signedInAgain += 1;
  }

  /** Writes as the app does. @throws where nobody is there to answer: then it may have been written or not */
  async commit(drafts: EditDraft[]): Promise<Result<Saved, Refusal>> {
    const answer = this.laptop.page.evaluate(commitInPage, drafts) as Promise<Result<Saved, Refusal>>;
    const none = new AbortController();
    const late = delay(ANSWER_MS, null, { signal: none.signal });
    late.catch(() => undefined);
    try {
      const first = await Promise.race([answer, late]);
      if (first === null) throw new Error(`${this.name} got no answer.`);
      return first;
    } finally {
      none.abort();
      answer.catch(() => undefined);
    }
  }

  /** The ids of the commands that the office has not confirmed yet. */
  outbox(): Promise<string[]> {
    return this.laptop.page.evaluate(outboxInPage);
  }

  /** What is on the screen, in one line. */
  async says(): Promise<string> {
    const text = await this.laptop.page.locator('body').innerText();
    return `${this.laptop.page.url()} says "${text.replace(/\s+/g, ' ').slice(0, 400)}"`;
  }

  /** Pulls the plug for good; nothing of the laptop is left. */
  async remove(): Promise<void> {
    await this.laptop.kill();
    await this.laptop.close();
  }
}
