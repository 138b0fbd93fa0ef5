import type { Checkpoint } from '#shared/wire/contract.ts';
import { openLaptop } from './laptop.ts';
import { newSite, type TestOffice } from './office.ts';

const PUSHERS = 32;
const PUSHES = 3;
const COMMANDS = 5;

/** What a puller beside pushers came to hold. */
export interface Pulled {
  made: number;
  /** Sites that were made and never came. */
  missed: string[];
  /** Sites that came under two revs, although each was written once. */
  twice: string[];
}

/** 32 laptops push to some offices on one store while another one pulls, again and again from where it stands. */
export async function pushAndPull(processes: number, start: () => Promise<TestOffice>): Promise<Pulled> {
  const offices = [await start()];
  while (offices.length < processes) offices.push(await start());
  const at = (index: number): TestOffice => offices[index % offices.length] as TestOffice;
  try {
    const client = await at(0).addOrganization('AAA');
    await at(0).addPerson('Ada', ['technician'], [client]);
    const laptops = await Promise.all(Array.from({ length: PUSHERS }, (_, index) => openLaptop(at(index).url, 'Ada')));
    const puller = await openLaptop(at(0).url, 'Ada');
    const revs = new Map<string, Set<number>>();
    let stands: Checkpoint = puller.start;
    const pull = async (): Promise<void> => {
      for (const line of await puller.pull(stands)) {
        if (line.type === 'mark') stands = line.to;
        if (line.type !== 'row' || line.collection !== 'sites') continue;
        revs.set(line.record.id, (revs.get(line.record.id) ?? new Set()).add(line.record.rev));
      }
    };
    let isOver = false;
    const pulling = (async () => {
      while (!isOver) await pull();
    })();
    const made: string[] = [];
    await Promise.all(
      laptops.map(async (laptop) => {
        for (let push = 0; push < PUSHES; push++) {
          const sites = Array.from({ length: COMMANDS }, () => newSite(client, puller.info.epoch));
          const { answers } = await laptop.push(sites.map((site) => laptop.command([site])));
          if (answers.some((one) => one.verdict !== 'applied')) throw new Error(JSON.stringify(answers));
          made.push(...sites.map((site) => site.id));
        }
      }),
    ).finally(() => {
      isOver = true;
    });
    await pulling;
    await pull();
    return {
      made: made.length,
      missed: made.filter((id) => !revs.has(id)),
      twice: made.filter((id) => (revs.get(id)?.size ?? 0) > 1),
    };
  } finally {
    await Promise.all(offices.map((office) => office.close()));
  }
}
