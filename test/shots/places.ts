import type { Page } from 'playwright-core';
import type { AppPage } from '#test/support/app-page.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** Clients, sites and people as a technician sees them. */
export async function takePlaces(page: Page, app: AppPage, take: Take): Promise<void> {
  const open = async (list: 'Clients' | 'Sites' | 'People', name: string): Promise<void> => {
    await page.getByLabel(`Filter ${list.toLowerCase()}`).fill(name);
    await page.getByRole('row').getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  await app.go('Clients');
  await page.getByRole('row').nth(2).waitFor();
  await take(page, '60-clients');
  await open('Clients', 'Oakmere Clinic Group');
  await page.getByRole('link', { name: 'Northgate Clinic' }).first().waitFor();
  await take(page, '61-client');
  await app.go('Sites');
  await page.getByRole('row').nth(2).waitFor();
  await take(page, '62-sites');
  await open('Sites', 'Northgate Clinic');
  await page.getByText('Rack R1').first().waitFor();
  await take(page, '63-site');
  await page.getByRole('link', { name: /^B1 Comms room/ }).click();
  await page.getByRole('button', { name: 'Rename…' }).click();
  await take(page, '64-site-room');
  await app.go('Sites');
  await page.getByRole('button', { name: 'New site' }).click();
  await take(page, '65-site-new');
  await app.go('People');
  await page.getByRole('row').nth(2).waitFor();
  await take(page, '66-people');
  await open('People', 'Gwen Pryce');
  await take(page, '67-contact');
  await app.go('People');
  await page.getByRole('button', { name: 'New contact' }).click();
  await take(page, '68-contact-new');
}
