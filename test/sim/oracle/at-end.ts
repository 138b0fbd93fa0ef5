import { isEqual } from '#shared/lib/json.ts';
import type { Command } from '#shared/sync/command.ts';
import { isPoison } from '#test/sim/workload/poison.ts';
import { nothingForeign, wasOut } from './foreign.ts';
import { history } from './history.ts';
import type { Violation } from './ledger.ts';
import { replicasAgree, samePersonAgrees } from './replicas.ts';
import type { Scene } from './scene.ts';

/** All invariants of a healed world. */
export function* atEnd(scene: Scene): Generator<Violation> {
  yield* nothingLost(scene);
  yield* replicasAgree(scene);
  yield* samePersonAgrees(scene);
  yield* nothingForeign(scene);
  yield* everyValueIsFound(scene);
  yield* onceEach(scene);
  yield* history(scene);
}

/** I1, I5: what was saved was judged; what was judged is there; poison was refused and held nobody up. */
function* nothingLost({ office, laptops, ledger }: Scene): Generator<Violation> {
  for (const laptop of laptops) {
    if (laptop.isLost) continue;
    const { outbox, sealed } = laptop.disk.sync;
    const waits = outbox.size + sealed.size;
    if (waits > 0) yield { invariant: 'I5', what: `${laptop.name} has ${waits} edits that nothing moves` };
  }
  for (const { command: id, drafts } of ledger.saved) {
    const made = ledger.commands.get(id);
    if (!made) {
      yield { invariant: 'I1', what: `${id} was called saved and never became durable` };
      continue;
    }
    const missing = drafts.find((draft) => !isKept(made.command, draft));
    if (missing) yield { invariant: 'I1', what: `${id} was saved without all of what was asked` };
    if (ledger.lost.has(id)) continue;
    if (!office.verdicts.has(id) && !isHeld(office, made.command))
      yield { invariant: 'I1', what: `${id} of ${made.laptop} was saved and is nowhere` };
  }
  for (const id of ledger.atOffice) {
    if (!office.verdicts.has(id) && !isHeld(office, ledger.commands.get(id)?.command))
      yield { invariant: 'I1', what: `${id} was called at the office and is not` };
  }
  for (const [id, { command, laptop }] of ledger.commands) {
    const [judged] = office.verdicts.get(id) ?? [];
    if (!judged) continue;
    const isRefused = judged.stored.verdict.kind === 'refused';
    if (isPoison(command) !== isRefused && isPoison(command))
      yield { invariant: 'I5', what: `${id} is poison and was applied` };
    if (!isRefused) continue;
    if (!judged.refused && !isPoison(command))
      yield { invariant: 'S19', what: `the office did not keep the refused ${id}` };
    const holder = laptops.find((one) => one.name === laptop);
    if (!holder || holder.isLost || ledger.dismissed.has(id)) continue;
    // What was out of sight at some time went from the tray then, and is the office's alone (S20).
    if (
      judged.stored.verdict.code === 'sealed' ||
      wasOut(command, { office, ledger }, { holder, device: judged.device })
    )
      continue;
    if (!holder.disk.sync.refused.has(id))
      yield { invariant: 'S19', what: `${laptop} has no tray entry for the refused ${id}` };
  }
}

/** Whether the office has every value of a command that it lost in a restore, as another laptop gave it back (S25). */
function isHeld(office: Scene['office'], command: Command | undefined): boolean {
  const values = (command?.edits ?? []).flatMap((edit) =>
    Object.values(edit.changes).map((change) => ({ id: edit.id, value: JSON.stringify(change.after ?? null) })),
  );
  return values.every(({ id, value }) => JSON.stringify([office.byId.get(id), office.lines.get(id)]).includes(value));
}

/** Whether a command does what the draft asked: each value is written, or was there already. */
function isKept(command: Command, draft: { id: string; values: Record<string, unknown> }): boolean {
  const edits = command.edits.filter((edit) => edit.id === draft.id);
  return Object.entries(draft.values).every(([name, value]) => {
    const changes = edits.map((edit) => edit.changes[name]).filter((one) => one !== undefined);
    return changes.length === 0 || changes.some((one) => isEqual(one.after ?? null, value ?? null));
  });
}

/** I3: each value of an applied command stands in the history, with who wrote it where and when. */
function* everyValueIsFound({ office, ledger, hasOfficeClockJumped }: Scene): Generator<Violation> {
  for (const [id, { command }] of ledger.commands) {
    const [judged] = office.verdicts.get(id) ?? [];
    if (!judged || judged.stored.verdict.kind === 'refused') continue;
    for (const edit of command.edits) {
      const lines = (office.lines.get(edit.id) ?? []).filter((line) => line.command === id);
      const wrong = lines.find((line) => line.author !== command.author || line.at === '');
      if (wrong) yield { invariant: 'I3', what: `${id} stands in the history as of ${wrong.author}` };
      const late = lines.find((line) => line.at > line.receivedAt);
      if (late && !hasOfficeClockJumped) yield { invariant: 'I9', what: `${id} happened after it arrived` };
      if (edit.create) {
        if (lines.filter((line) => line.field === '*').length !== 1)
          yield { invariant: 'I11', what: `the making of ${edit.id} by ${id} has not one line` };
        continue;
      }
      for (const [name, change] of Object.entries(edit.changes)) {
        const [line, second] = lines.filter((one) => one.field === name);
        if (!line || second) {
          yield { invariant: 'I11', what: `${name} of ${edit.id} by ${id} has ${line ? 'two lines' : 'no line'}` };
          continue;
        }
        const told =
          isEqual(line.after, change.after ?? null) || isEqual(line.wanted?.after ?? null, change.after ?? null);
        if (!told) yield { invariant: 'I3', what: `what ${id} wanted of ${name} of ${edit.id} is nowhere` };
        if (line.outcome !== 'conflict') continue;
        const record = office.byId.get(edit.id);
        const key = `${name}|${id}`;
        const kept = record?.conflicts[key];
        if (!kept && record?.settled[key] === undefined)
          yield { invariant: 'I3', what: `the conflict ${key} of ${edit.id} is gone` };
        if (kept && !(isEqual(kept.value, change.after ?? null) && kept.author === command.author))
          yield { invariant: 'I3', what: `the conflict ${key} of ${edit.id} says something else` };
      }
    }
  }
}

/** I6: a command is applied once; a number is given once. */
function* onceEach({ office }: Scene): Generator<Violation> {
  for (const [id, lines] of office.lines) {
    const seen = new Set<string>();
    for (const line of lines) {
      const key = `${line.command}|${line.field}`;
      if (seen.has(key)) yield { invariant: 'I6', what: `${key} was applied to ${id} twice` };
      seen.add(key);
    }
  }
  const numbers = new Set<string>();
  for (const { collection, record } of office.records) {
    if (collection !== 'tickets') continue;
    const number = String(record.number);
    if (numbers.has(number)) yield { invariant: 'S25', what: `${number} is the number of two tickets` };
    numbers.add(number);
    if (number.includes('~')) yield { invariant: 'S11', what: `${number} is not final` };
  }
  for (const [id, all] of office.verdicts) {
    const kinds = new Set(all.map((one) => one.stored.verdict.kind));
    if (kinds.size > 1) yield { invariant: 'I6', what: `${id} was judged twice, and differently` };
  }
}
