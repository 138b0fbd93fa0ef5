import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { cutControls, smallTargets, violations } from '#test/support/looks.ts';
import { startLaptop, startOffice } from './scene.ts';

/** A screen: its address, or the list whose first row it is. */
interface Screen {
  name: string;
  path: string;
  opens?: boolean;
  /** What is chosen on it then. */
  chooses?: string;
  /** What stands on it once it is drawn. */
  shows: string;
}

const SCREENS: Screen[] = [
  { name: 'Tickets', path: '/tickets', shows: '[role=grid] [role=row] a' },
  { name: 'a ticket', path: '/tickets?view=all&text=Backup', opens: true, shows: '[aria-label="Timeline"] li' },
  { name: 'a new ticket', path: '/tickets/new', shows: 'form' },
  { name: 'Assets', path: '/assets', shows: '[role=grid] [role=row] a' },
  { name: 'an asset', path: '/assets?text=sw01', opens: true, shows: '[aria-label="Identity"] input' },
  { name: 'a new asset', path: '/assets/new', shows: 'form' },
  { name: 'Users', path: '/users', shows: '[role=table] [role=row] a' },
  { name: 'a user', path: '/users', opens: true, shows: 'form' },
  { name: 'a new user', path: '/users/new', shows: 'form' },
  { name: 'Account', path: '/account', shows: 'li[aria-label]' },
  { name: 'This laptop', path: '/laptop', shows: 'form[aria-label]' },
  { name: 'Clients', path: '/clients', shows: '[role=grid] [role=row] a' },
  { name: 'a client', path: '/clients?text=Oakmere', opens: true, shows: '[aria-label="Sites"] li' },
  { name: 'a new client', path: '/clients/new', shows: 'form' },
  { name: 'Sites', path: '/sites', shows: '[role=grid] [role=row] a' },
  { name: 'a site', path: '/sites?text=Northgate', opens: true, shows: '[aria-label="B1 Comms room"] li' },
  { name: 'a new site', path: '/sites/new', shows: 'form' },
  { name: 'People', path: '/people', shows: '[role=grid] [role=row] a' },
  { name: 'a contact', path: '/people?text=Gwen Pryce', opens: true, shows: '[aria-label="Reaching them"] input' },
  { name: 'a technician', path: '/people?view=technicians', opens: true, shows: '[aria-label="At the office"]' },
  { name: 'a new contact', path: '/people/new', shows: 'form' },
  { name: 'Documents', path: '/documents', shows: '[role=grid] [role=row] a' },
  {
    name: 'a document',
    path: '/documents?view=runbooks&text=Recover',
    opens: true,
    shows: 'article [aria-label="Steps"] li',
  },
  {
    name: 'a document that is written',
    path: '/documents?view=runbooks&text=Recover',
    opens: true,
    chooses: 'Edit',
    shows: '.cm-content',
  },
  {
    name: 'the revisions of a document',
    path: '/documents?view=runbooks&text=Recover',
    opens: true,
    chooses: 'Revisions',
    shows: '[aria-label="What was changed"] h2',
  },
  { name: 'a new document', path: '/documents/new', shows: 'form' },
  { name: 'Sync', path: '/sync', shows: 'h1' },
];

/** The densities and windows that every screen has to hold in. 640 x 400 is 1280 x 800 at 200 % zoom. */
const WINDOWS = [
  { density: 'normal', width: 1024, height: 700 },
  { density: 'normal', width: 640, height: 400 },
  { density: 'field', width: 1024, height: 700 },
] as const;

describe('every screen in every window', () => {
  let app: AppPage;

  beforeAll(async () => {
    const office = await startOffice({ demo: true });
    const there = await startLaptop('Marcus', office);
    app = await there.open();
    await app.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name: 'Marcus Hale' }).click();
    await app.atOffice();
  });

  async function open(screen: Screen): Promise<void> {
    await app.page.goto(new URL(screen.path, app.page.url()).href);
    await app.chip.waitFor();
    if (screen.opens) await app.page.getByRole('row').getByRole('link').first().click();
    if (screen.chooses) await app.page.getByRole('main').getByText(screen.chooses, { exact: true }).click();
    await app.page.locator(screen.shows).first().waitFor();
  }

  for (const { density, width, height } of WINDOWS) {
    for (const screen of SCREENS) {
      test(`${screen.name}, ${density}, ${width} x ${height}: nothing is cut off${density === 'field' ? ', nothing small, axe finds nothing' : ''}`, async () => {
        await app.page.setViewportSize({ width, height });
        await app.page.evaluate((value) => {
          const known = JSON.parse(localStorage.getItem('sitebook.layout') ?? '{"state":{"hasKeys":true},"version":1}');
          known.state.density = value;
          localStorage.setItem('sitebook.layout', JSON.stringify(known));
        }, density);
        await open(screen);
        expect(await app.page.evaluate(() => document.documentElement.dataset.density)).toBe(density);
        expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        if (density === 'field') {
          expect(await smallTargets(app)).toEqual([]);
          expect(await violations(app)).toEqual([]);
        }
        expect(await cutControls(app)).toEqual([]);
      });
    }
  }
});
