import { AppPage } from '#test/support/app-page.ts';
import { OfficeProcess } from '#test/support/office-process.ts';
import { replaysToRecords, sameAsOffice } from './agreement.ts';
import { kept, officeSeq, storedRecords } from './office-store.ts';
import { eventually, expect, type Report } from './report.ts';
import { need, PASSWORD, type Player, RUNBOOK, type Scene } from './scene.ts';

/** A part of the walk: false where the rest would stand on nothing. */
type Part = (scene: Scene, report: Report) => Promise<boolean>;

const both = (scene: Scene): [Player, Player] => [need(scene.ines), need(scene.tom)];

export const prepare: Part = async (scene, report) => {
  const isReady =
    (await report.step('The office starts, on its own store', () => scene.open())) &&
    (await report.step('Two technicians sign in on two laptops', () => scene.furnish()));
  if (!isReady) return false;
  return report.step('[S6] Both laptops hold every record the office has', async () => {
    await Promise.all(both(scene).map((player) => player.app.atOffice()));
    for (const player of both(scene)) await sameAsOffice(scene, player);
    scene.seqBefore = officeSeq(scene.dataDir);
  });
};

export const goOffline: Part = (scene, report) =>
  report.step('[S26] The office is out of reach, and both screens say so', async () => {
    for (const player of both(scene)) player.proxy.cut();
    for (const player of both(scene)) await player.app.offline();
  });

/** Both work, each on the laptop alone. Whatever the screen calls saved is noted here, outside the browser. */
export const work: Part = async (scene, report) => {
  const [ines, tom] = both(scene);
  const it = need(scene.subjects);
  const saved = (player: Player, what: string, value: string, refused = false): void =>
    scene.ledger.note(player.name, what, value, refused);

  const field = async (player: Player, asset: { tag: string; name: string }, label: string, value: string) => {
    await player.app.openAsset(asset.name);
    await player.app.setField(label, value);
    saved(player, `${asset.tag} ${label}`, value);
  };
  const parts = [
    await report.step('Different fields of one asset', async () => {
      await field(ines, it.shared, 'Firmware', '17.12.4-ines');
      await field(tom, it.shared, 'Serial', 'FCW2447L0QP-tom');
    }),
    await report.step('The same field of another', async () => {
      await field(ines, it.contested, 'Firmware', '17.12.4-from-ines');
      await field(tom, it.contested, 'Firmware', '17.9.5-from-tom');
    }),
    await report.step('Three successive edits of one field', async () => {
      for (const value of ['7.2.1-first', '7.2.2-second', '7.2.3-third'])
        await field(ines, it.chained, 'Firmware', value);
    }),
    await report.step('A ticket moved and noted by both, by one through two states', async () => {
      await ines.app.openTicket(it.ticket.title);
      await ines.app.note('Controller error 0x4F on all ports, cold start planned.');
      saved(ines, 'note', 'Controller error 0x4F on all ports, cold start planned.');
      await ines.app.startWork();
      await ines.app.resolve('Cold start brought the ports back.');
      saved(ines, 'resolution', 'Cold start brought the ports back.');
      await tom.app.openTicket(it.ticket.title);
      await tom.app.note('Gwen says that the phones upstairs still ring.');
      saved(tom, 'note', 'Gwen says that the phones upstairs still ring.');
      await tom.app.startWork();
      await tom.app.hold('Awaiting part');
    }),
    await report.step('A new asset and a new ticket with a note', async () => {
      await tom.app.newAsset({ client: 'Walkington Mill', name: 'wlk-ap-07', serial: 'CNKVK9T1R7' });
      saved(tom, 'new asset', 'CNKVK9T1R7');
      await tom.app.newTicket({ client: 'Walkington Mill', title: 'Access point in the dye house is down' });
      saved(tom, 'new ticket', 'Access point in the dye house is down');
      await tom.app.note('Port 12 shows no link after the mains test.');
      saved(tom, 'note', 'Port 12 shows no link after the mains test.');
    }),
    await report.step('A relationship, added by typing what it is called from the other side', async () => {
      await ines.app.openAsset(it.contested.name);
      await ines.app.relate('connected by', it.shared.name, 'Te1/1/1 to Gi1/0/48, seen by ines');
      saved(ines, 'relationship', 'Te1/1/1 to Gi1/0/48, seen by ines');
    }),
    await report.step('A contact of whom each changes another field, and a new one', async () => {
      for (const [player, label, value] of [
        [ines, 'Role', 'Shift lead, days (ines)'],
        [tom, 'Notes', 'Ring twice, says tom.'],
      ] as const) {
        await player.app.open('People', it.contact.name);
        await player.app.setField(label, value, label === 'Notes' ? 'Control+Enter' : 'Enter');
        saved(player, `${it.contact.name} ${label}`, value);
      }
      const contact = { client: 'Walkington Mill', name: 'Owen Hart', mail: 'owen.hart@mill.example' };
      await tom.app.newContact(contact);
      saved(tom, 'new contact', contact.mail);
    }),
    await report.step('A runbook of which each writes another paragraph', async () => {
      for (const [player, from, to] of [
        [ines, 'Tell the shift lead', 'Tell the shift lead and the lab (ines)'],
        [tom, 'green light', 'green light for two minutes (tom)'],
      ] as const) {
        await player.app.open('Documents', it.runbook.title);
        await player.app.view('Edit');
        await player.app.write(RUNBOOK.replace(from, to));
        await player.app.saveText();
        saved(player, 'runbook', to);
      }
    }),
    await report.step('An edit that the office must refuse, and a good one after it on the same record', async () => {
      const manager = need(scene.manager);
      await manager.pull();
      const gone = await manager.does({
        collection: 'people',
        id: it.leaver.id,
        organizationId: null,
        values: { isActive: false },
      });
      expect(gone.verdict === 'applied', `The technician could not be made inactive: ${gone.message}`);
      await ines.app.openTicket(it.refused.title);
      await ines.app.assign(it.leaver.name);
      await ines.app.setField('Category', 'Power, door control');
      saved(ines, 'assignment to a technician who left', it.leaver.id, true);
      saved(ines, 'category', 'Power, door control');
    }),
  ];
  return parts.every(Boolean);
};

/** The plug is pulled while work lies unsent. */
export const survivals: Part = async (scene, report) => {
  if (scene.options.isQuick) return true;
  return report.step('[S5] A browser killed with -9 has its unsent work, with the office out of reach', async () => {
    const ines = need(scene.ines);
    const before = await ines.app.unsent();
    expect(before > 0, 'There was nothing unsent to lose.');
    await ines.laptop.kill();
    await ines.laptop.start(ines.proxy.url);
    ines.app = new AppPage(ines.laptop.page);
    await eventually('the unsent edits are counted again', async () => {
      const after = await ines.app.unsent();
      expect(after === before, `${before} edits were saved, ${after} are there after the kill.`);
    });
    await ines.app.openAsset(need(scene.subjects).chained.name);
    expect((await ines.app.field('Firmware')) === '7.2.3-third', 'The last of three edits is not on the screen.');
  });
};

export const backTogether: Part = async (scene, report) => {
  const [ines, tom] = both(scene);
  if (!scene.options.isQuick) {
    await report.step('[S10] A reply lost after the office committed', async () => {
      tom.proxy.loseNextReply();
      tom.proxy.heal();
      await tom.app.tryNow();
      await eventually('the reply is lost and the push repeated', () =>
        expect(tom.proxy.lost === 1, 'No reply was lost.'),
      );
      await tom.app.atOffice();
    });
    await report.step('[S11] The server killed with -9 in a push', async () => {
      const port = need(scene.office).port;
      let isKilled = false;
      ines.proxy.onPush = () => {
        ines.proxy.onPush = null;
        // A moment in the middle of the work: the request is on its way and the office has begun.
        setTimeout(() => {
          void need(scene.office)
            .end('SIGKILL')
            .then(() => {
              isKilled = true;
            });
        }, 3);
      };
      ines.proxy.heal();
      await eventually('the push begins', async () => {
        if (isKilled) return;
        await ines.app.hurry(ines.email, PASSWORD);
        expect(isKilled, 'Nothing was pushed yet.');
      });
      scene.office = await OfficeProcess.start(scene.dataDir, { port });
      await ines.app.hurry(ines.email, PASSWORD);
    });
  }
  const isBack = await report.step('The office is back, and both laptops say that all is at the office', async () => {
    for (const player of both(scene)) player.proxy.heal();
    for (const player of both(scene)) await player.app.tryNow();
    await Promise.all(both(scene).map((player) => player.app.atOffice()));
  });
  const isAllThere = await report.step(
    '[I1] [I6] Everything the screens called saved is at the office, once',
    async () => {
      const objections = scene.ledger.objections(kept(scene.dataDir, scene.seqBefore));
      expect(objections.length === 0, objections.join('\n'));
    },
  );
  return isBack && isAllThere;
};

export const settleAndTray: Part = async (scene, report) => {
  const [ines, tom] = both(scene);
  const it = need(scene.subjects);
  const parts = [
    await report.step('[S17] Both values of the conflict can be seen on both laptops', async () => {
      for (const player of both(scene)) {
        await player.app.openAsset(it.contested.name);
        for (const value of ['17.12.4-from-ines', '17.9.5-from-tom']) await player.app.canChoose(value);
      }
    }),
    await report.step('[S17] One of them settles it with one click, and the other sees it settled', async () => {
      await ines.app.settle('17.12.4-from-ines');
      await ines.app.atOffice();
      await tom.app.openAsset(it.contested.name);
      await tom.app.seesNoConflict();
      await eventually('the chosen value is on the other screen', async () => {
        const value = await tom.app.field('Firmware');
        expect(value === '17.12.4-from-ines', `The other laptop shows "${value}".`);
      });
    }),
    await report.step(
      '[S16] The relationship is at the office once, and on the other laptop, read from both ends',
      async () => {
        const links = [...storedRecords(scene.dataDir).values()].filter(
          ({ collection, record }) => collection === 'relationships' && record.organizationId === it.organization,
        );
        const [link] = links;
        expect(
          links.length === 1 && link?.record.fromId === it.shared.id && link.record.toId === it.contested.id,
          `Found ${JSON.stringify(links)}`,
        );
        for (const [from, label, to] of [
          [it.shared, 'Connects to', it.contested],
          [it.contested, 'Connected by', it.shared],
        ] as const) {
          await tom.app.openAsset(from.name);
          await tom.app.relationships.getByRole('term').getByText(label, { exact: true }).waitFor();
          await tom.app.relationships.getByRole('link', { name: to.name }).waitFor();
        }
      },
    ),
    await report.step('[S15] What both wrote of the contact and into the runbook stands, on both laptops', async () => {
      for (const { app } of both(scene)) {
        await app.open('People', it.contact.name);
        await eventually('both fields of the contact are there', async () => {
          const shown = [await app.field('Role'), await app.field('Notes')];
          expect(shown.join('|') === 'Shift lead, days (ines)|Ring twice, says tom.', `The screen shows ${shown}.`);
        });
        await app.open('Documents', it.runbook.title);
        for (const text of ['and the lab (ines)', 'Pull the cord for a minute.', 'for two minutes (tom)'])
          await app.sees(text);
      }
      await ines.app.open('People', 'Owen Hart');
    }),
    await report.step('[S19] The refusal lies in the tray with its reason, and the later edit was taken', async () => {
      await ines.app.go('Sync');
      await ines.app.sees('The technician has left the office and gets no more work.');
      await ines.app.openTicket(it.refused.title);
      expect((await ines.app.field('Category')) === 'Power, door control', 'The later edit is not on the record.');
    }),
  ];
  return parts.every(Boolean);
};

export const checkEverything: Part = async (scene, report) => {
  const parts = [
    await report.step('[I2] Both laptops and the office hold the same', async () => {
      await Promise.all(both(scene).map((player) => player.app.atOffice()));
      for (const player of both(scene)) await eventually(`${player.name} agrees`, () => sameAsOffice(scene, player));
    }),
    await report.step('[S11] The history has one line an edit, and replays to the records', async () =>
      replaysToRecords(scene),
    ),
    await report.step('The conflict that is not settled yet is on the record, with both values', async () => {
      const { record } = need(storedRecords(scene.dataDir).get(need(scene.subjects).ticket.id) ?? null);
      const conflicts = Object.values(record.conflicts as Record<string, { field: string }>);
      expect(conflicts.length === 1 && conflicts[0]?.field === 'state', `Found ${JSON.stringify(record.conflicts)}`);
    }),
  ];
  return parts.every(Boolean);
};
