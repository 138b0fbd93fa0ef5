import type { Page } from 'playwright-core';
import type { AppPage } from '#test/support/app-page.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** A runbook beside the ticket on the screen: read, run with a value out of its range, and with the page to itself. */
export async function takeRuns(page: Page, take: Take): Promise<void> {
  const side = page.getByRole('complementary');
  const runbook = 'Access point does not join';
  await page.setViewportSize({ width: 1600, height: 1000 });
  await side.getByRole('button', { name: runbook, exact: true }).click();
  await side.getByRole('article').waitFor();
  await take(page, '37-ticket-read');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await side.getByRole('button', { name: `Open the run of ${runbook}` }).click();
  await page.getByRole('button', { name: 'Signal two metres away, 5 GHz' }).click();
  await page.getByRole('textbox', { name: 'Measured, in dBm' }).fill('-61');
  await take(page, '38-run');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'As it should be', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Skip…' }).click();
  await take(page, '39-run-skip');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await side.getByText(/^Go on at step/).waitFor();
}

/** The documents: listed, read, written, as they were, and a new one. */
export async function takeDocuments(page: Page, app: AppPage, take: Take): Promise<void> {
  await app.go('Documents');
  await page.getByRole('row').nth(5).waitFor();
  await take(page, '70-documents');
  await page.getByRole('link', { name: 'Recover PoE on Catalyst 9200L' }).click();
  await page.getByRole('region', { name: 'Steps' }).waitFor();
  await take(page, '71-document');
  const text = page.getByRole('textbox', { name: 'Text of the document' });
  const choose = (view: string) => page.getByRole('main').getByText(view, { exact: true }).click();
  await choose('Edit');
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Phones first. See [[oak');
  await page.getByRole('option').first().waitFor();
  await take(page, '72-document-written');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Steps' }).scrollIntoViewIfNeeded();
  await take(page, '73-document-steps');
  await choose('Revisions');
  await page.getByRole('group', { name: 'Text: what was changed' }).waitFor();
  await take(page, '74-document-revisions');
  await app.go('Documents');
  await page.getByRole('button', { name: 'New document' }).first().click();
  await take(page, '75-document-new');
}
