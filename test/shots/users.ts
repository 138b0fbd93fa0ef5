import type { Page } from 'playwright-core';
import { AppPage } from '#test/support/app-page.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** The own account of who is signed in; then the users, as the administrator of the demo sees them. */
export async function userScreens(page: Page, url: string, demoPassword: string, take: Take): Promise<void> {
  const app = new AppPage(page);
  await page.goto(`${url}/users`);
  await page.getByText('Users are for the administrators').waitFor();
  await take(page, '60-users-not-for-you');
  await page.goto(`${url}/account`);
  await page.getByText('This laptop', { exact: true }).waitFor();
  await take(page, '61-account');
  await page.goto(`${url}/laptop`);
  await page.getByRole('form', { name: 'Taken along' }).waitFor();
  await take(page, '61-this-laptop');
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await app.signIn('marcus.hale@tidewell.example', demoPassword);
  await app.atOffice();
  await page.goto(`${url}/users`);
  await page.getByRole('row').nth(3).waitFor();
  await take(page, '62-users');
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByText('Without a client').waitFor();
  await take(page, '63-user-new');
  await page.getByRole('main').getByLabel('Name', { exact: true }).fill('Ada Marsh');
  await page.getByRole('main').getByLabel('Mail address').fill('ada.marsh@tidewell.example');
  await page.getByRole('radio', { name: 'All clients' }).check();
  await page.getByRole('button', { name: 'Add user' }).click();
  const box = page.getByRole('region', { name: 'Pass this on to Ada Marsh' });
  await box.waitFor();
  const oneTime = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec((await box.textContent()) ?? '')?.[0] ?? '';
  await take(page, '64-user-one-time-password');
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  await page.getByRole('button', { name: 'Disable…' }).click();
  await take(page, '65-user-disable');
  await page.keyboard.press('Escape');
  await page.goto(`${url}/users`);
  await page.getByRole('row').getByRole('link', { name: 'Ines Calder' }).click();
  await page.getByRole('button', { name: 'Revoke…' }).first().click();
  await take(page, '66-user-device-revoke');
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByLabel('Mail address').fill('ada.marsh@tidewell.example');
  await page.getByLabel('Password', { exact: true }).fill(oneTime);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
  await page.getByLabel('New password', { exact: true }).fill('ten letters');
  await take(page, '67-own-password');
}
