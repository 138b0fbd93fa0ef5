import { PASSWORD as TECHNICIANS, Technician } from '#test/crash/technician.ts';
import { addAccount } from '#test/support/office-process.ts';
import { type Figure, figure } from './figures.ts';
import { openStage } from './stage.ts';

const WARM_UP = 3;

/** Runs in the page: when a text is on the screen, by the machine's clock. */
function seenInPage(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.body.textContent?.includes(text)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}

/** From the save on one laptop to a colleague's screen: two browsers, a real office on SQLite. */
export async function commitToScreen(times: number): Promise<Figure[]> {
  const stage = await openStage('sqlite');
  const technicians: Technician[] = [];
  try {
    const draft = stage.asset();
    await stage.admin.push([stage.admin.command(draft)]);
    for (const name of ['Ines Calder', 'Tom Adeyemi']) {
      const email = `${name.toLowerCase().replace(' ', '.')}@bench.example`;
      await addAccount(stage.engine.place, { name, email, password: TECHNICIANS, role: 'technician' });
      const technician = new Technician(name, email, stage.office.url);
      technicians.push(technician);
      await technician.open();
      await technician.signIn();
    }
    const [ines, tom] = technicians;
    if (!ines || !tom) throw new Error('Two technicians are needed.');
    const { page } = tom.laptop;
    await page.goto(`${stage.office.url}/assets/${draft.id}`);
    await page.evaluate(seenInPage, String(draft.values.name));
    const rounds: number[] = [];
    for (let i = 0; i < times + WARM_UP; i++) {
      const name = `bnc-renamed-${i}-sw`;
      const seen = page.evaluate(seenInPage, name);
      const { create: _create, ...edit } = draft;
      const from = performance.timeOrigin + performance.now();
      const saved = await ines.commit([{ ...edit, values: { name } }]);
      if (!saved.ok) throw new Error(saved.error.message);
      const at = await seen;
      if (i >= WARM_UP) rounds.push(at - from);
    }
    return [figure("commit on one laptop to the other's screen", 'ms', rounds)];
  } finally {
    for (const one of technicians) await one.remove();
    await stage.close();
  }
}
