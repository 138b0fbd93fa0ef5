import type { PushRequest, PushResponse } from '#shared/wire/contract.ts';
import { newId } from '#test/support/office-api.ts';
import type { WireProxy } from '#test/support/wire-proxy.ts';

/** What the walk plants to show that it notices: what it is, and the step that has to fail. */
export const FAULTS = {
  'drop-ack': { does: 'the office says "applied" to edits that it never stored', caughtBy: '[I1]' },
  'forget-conflict': { does: 'a conflict on a record is lost on its way to the laptops', caughtBy: '[S17] Both' },
  'skip-outbox': { does: 'the laptop says "saved" of an edit that it does not keep in its outbox', caughtBy: '[I1]' },
  'apply-twice': { does: 'the office stores the edits of a push twice', caughtBy: '[I1]' },
} as const;
export type Fault = keyof typeof FAULTS;

export const isFault = (name: string): name is Fault => Object.hasOwn(FAULTS, name);

/** Puts a fault between a laptop and the office. The product's own code stays as it is; the wire lies. */
export function plant(fault: Fault, proxy: WireProxy): void {
  switch (fault) {
    case 'drop-ack': {
      let isDone = false;
      proxy.intercept = async (path, body) => {
        if (path !== '/v1/sync/push' || isDone) return null;
        isDone = true;
        const { commands, epoch } = JSON.parse(body) as PushRequest;
        const answers = commands.map((command) => ({
          command: command.id,
          verdict: 'applied' as const,
          records: [],
          hidden: command.edits.map((edit) => edit.id),
          unknown: [],
        }));
        const at = { epoch, seq: Number.MAX_SAFE_INTEGER, scope: Number.MAX_SAFE_INTEGER };
        const last = commands.at(-1)?.n ?? 0;
        return JSON.stringify({
          at,
          officeTime: new Date().toISOString(),
          answers,
          nextN: last + 1,
        } satisfies PushResponse);
      };
      return;
    }
    case 'apply-twice':
      proxy.intercept = async (path, body, forward) => {
        if (path !== '/v1/sync/push') return null;
        const answer = await forward(body);
        const request = JSON.parse(body) as PushRequest;
        const { nextN } = JSON.parse(answer) as PushResponse;
        // The same edits once more under ids and numbers that the office has not seen.
        const again = request.commands.map((command, i) => ({ ...command, id: newId(), n: nextN + i }));
        await forward(JSON.stringify({ ...request, commands: again }));
        return answer;
      };
      return;
    case 'forget-conflict':
      proxy.rewrite = (path, text) => (/^\/v1\/sync\//.test(path) ? withoutConflicts(text) : text);
      return;
    case 'skip-outbox':
      proxy.rewrite = (path, text) => (/data-worker.*\.js$/.test(path) ? FORGETFUL_OUTBOX + text : text);
  }
}

/** A body, or a line of one, in which no record has a conflict. */
function withoutConflicts(text: string): string {
  const [, prefix = '', json = ''] = /^(data:\s*)?([\s\S]*)$/.exec(text) ?? [];
  if (!json.startsWith('{')) return text;
  const forget = (key: string, value: unknown): unknown => (key === 'conflicts' ? {} : value);
  return prefix + JSON.stringify(JSON.parse(json, forget));
}

/** An outbox that takes an entry, keeps it until it was shown, and drops it unsent. */
const FORGETFUL_OUTBOX = `
for (const name of ['add', 'put']) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (value, ...rest) {
    const request = real.call(this, value, ...rest);
    if (this.name !== 'outbox') return request;
    const { db } = this.transaction;
    const forget = () => db.transaction('outbox', 'readwrite').objectStore('outbox').delete(request.result);
    this.transaction.addEventListener('complete', () => setTimeout(forget, 150));
    return request;
  };
}
`;
