import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OfficeProcess, ROOT } from '#test/support/office-process.ts';
import { atTheEnd, atTheOffice, INES, PASSWORD, startLaptop, startSmallOffice, TOM } from './scene.ts';

/** The office's own command, as its administrator types it. */
const command = (...args: string[]): void =>
  void execFileSync(process.execPath, [join(ROOT, 'out/server/main.js'), ...args], { cwd: ROOT, stdio: 'pipe' });

test('[S25] [I1] an office restored from a backup gets back from its laptops what it had acknowledged since', async () => {
  const { office, asset, millAsset } = await startSmallOffice();
  const { dataDir, port } = office;
  const file = join(dataDir, 'backup.sitebook');
  const [here, there] = [await startLaptop('ines', office), await startLaptop('tom', office)];
  const [ines, tom] = [await here.open(), await there.open()];
  await ines.signIn(INES, PASSWORD);
  await tom.signIn(TOM, PASSWORD);
  await ines.atOffice();
  await tom.atOffice();
  command('backup', file, '--data', dataDir);

  // At the office, and gone with the restore: of each laptop, and of the other one's client.
  await ines.openAsset(asset.name);
  await ines.setField('Firmware', '17.12.1-after');
  await tom.openAsset(millAsset.name);
  await tom.setField('Model', 'C9200-after');
  await expect.poll(() => atTheOffice(office, asset.id)?.firmware).toBe('17.12.1-after');
  await expect.poll(() => atTheOffice(office, millAsset.id)?.model).toBe('C9200-after');
  await ines.atOffice();
  await tom.atOffice();
  here.proxy.cut();
  await ines.offline();
  await ines.setField('Serial', 'never-sent');

  await office.end();
  command('restore', file, '--yes', '--data', dataDir);
  expect(atTheOffice(office, asset.id)?.firmware).toBe('17.9.4');
  const again = await OfficeProcess.start(dataDir, { port });
  atTheEnd(() => again.end());
  here.proxy.heal();
  await expect.poll(() => atTheOffice(again, asset.id)?.firmware, { timeout: 90_000 }).toBe('17.12.1-after');
  await expect.poll(() => atTheOffice(again, asset.id)?.serial, { timeout: 90_000 }).toBe('never-sent');
  await expect.poll(() => atTheOffice(again, millAsset.id)?.model, { timeout: 90_000 }).toBe('C9200-after');
  await ines.atOffice();
  await tom.atOffice();
  expect(await ines.field('Firmware')).toBe('17.12.1-after');
  expect(atTheOffice(again, asset.id)?.conflicts).toEqual({});
});
