import { compactVerify, importJWK } from 'jose';
import type { Parts } from '#server/parts.ts';
import type { Device } from '#server/store/devices.ts';
import type { Tables } from '#server/store/store.ts';
import { refusal } from '#shared/domain/refusal.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Verdict } from '#shared/sync/command.ts';
import { type SealedResponse, type SealedWork, sealedRequestSchema, sealedWorkSchema } from '#shared/wire/devices.ts';
import { type Answered, problem, readRequest } from './problem.ts';
import { createdBy, nextNumber } from './take-command.ts';

/**
 * `POST /v1/sync/sealed`: keeps what a laptop may not push any more, and judges nothing of it (S20, S22). Whoever signs
 * with the device's key is the device, revoked or not; an unknown device, one without a key and a wrong signature are
 * answered alike.
 */
export async function handleSealed(parts: Parts, body: unknown): Promise<Answered<SealedResponse>> {
  const request = readRequest(sealedRequestSchema, body);
  if (!request.ok) return request;
  const { device: id, signed } = request.value;
  const device = await parts.store.read((tables) => tables.devices.byId(id));
  const payload = device?.publicKey ? await verified(device, signed) : null;
  return payload === null ? problem('bad-signature') : keepSealed(parts, id, payload);
}

/** Keeps what this device has signed: the simulation comes in here, whose clock waits for no cryptography. */
export async function keepSealed(parts: Parts, id: string, payload: unknown): Promise<Answered<SealedResponse>> {
  const office = await parts.store.read((tables) => tables.office.get());
  const work = readRequest(sealedWorkSchema, payload);
  if (!work.ok) return work;
  const isForHere = work.value.office === office.id && work.value.device === id;
  if (!isForHere || work.value.commands.some((one) => one.device !== id)) return problem('bad-signature');
  return ok(await parts.store.write((tables) => keep(parts, tables, work.value)));
}

/** What was signed with the device's key; null where it was not, or is no JSON. */
async function verified({ publicKey }: Device, signed: string): Promise<unknown> {
  try {
    const key = await importJWK({ ...publicKey }, 'ES256');
    const { payload } = await compactVerify(signed, key, { algorithms: ['ES256'] });
    return JSON.parse(new TextDecoder().decode(payload)) ?? null;
  } catch {
    // Forged, damaged or of another key: which of them is nobody's business.
    return null;
  }
}

const SEALED: Verdict = { kind: 'refused', code: 'sealed', message: refusal('sealed').message, edit: 0 };

/** Keeps the commands that were not judged yet, and counts their numbers as taken. */
async function keep(parts: Parts, tables: Tables, work: SealedWork): Promise<SealedResponse> {
  const sealedAt = isoTime(parts.clock.now());
  // Nobody takes a command of this device meanwhile (S11).
  await tables.office.lock();
  const device = await tables.devices.byId(work.device);
  if (!device) throw new Error('A device of the office is never deleted.');
  const answers: SealedResponse['answers'] = [];
  for (const command of [...work.commands].sort((a, b) => a.n - b.n)) {
    const { id, n } = command;
    const isKept = await tables.sealed.has(device.id, n);
    const isJudged = !isKept && n <= device.lastN;
    if (!isKept && !isJudged) {
      await tables.sealed.add(device.id, n, sealedAt);
      await tables.verdicts.addRefused(
        device.id,
        n,
        { command: id, verdict: SEALED },
        sealedAt,
        command,
        createdBy(command),
      );
      device.sealedTo = Math.max(device.sealedTo, n);
    }
    answers.push({ command: id, n, outcome: isJudged ? 'judged' : 'sealed' });
  }
  await tables.devices.setSealedTo(device.id, device.sealedTo);
  const { next } = await nextNumber(tables, device);
  await tables.devices.setLastN(device.id, next - 1);
  await tables.devices.touch(device.id, sealedAt);
  if (answers.length > 0) parts.log.info(`Device ${device.id} handed in ${answers.length} sealed edits`);
  return { officeTime: sealedAt, isRevoked: device.revokedAt !== null, answers, nextN: next };
}
