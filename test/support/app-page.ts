import type { Locator, Page } from 'playwright-core';

const SLOW = 30_000;

/**
 * The app as a person uses it: by what is written on the screen. Everything that saves waits for the words "saved on
 * this laptop", because that is the promise the tests hold the app to.
 */
export class AppPage {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(SLOW);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('Mail address').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.chip.waitFor();
  }

  /** The sync chip in the bar. */
  get chip(): Locator {
    return this.page.getByRole('link', { name: /^Sync: / });
  }

  /** What the chip says. */
  async chipText(): Promise<string> {
    return (await this.chip.textContent()) ?? '';
  }

  private async chipSays(pattern: RegExp): Promise<void> {
    await this.chip.filter({ hasText: pattern }).waitFor({ timeout: 60_000 });
  }

  /** Waits until everything is at the office, also where something needs a person. */
  async atOffice(): Promise<void> {
    await this.chipSays(/All at the office|need you|needs you/);
  }

  async offline(): Promise<void> {
    await this.chipSays(/Offline/);
  }

  /** Edits that wait on this laptop, as the chip counts them. */
  async unsent(): Promise<number> {
    await this.chip.waitFor();
    return Number(/(\d+) saved here/.exec(await this.chipText())?.[1] ?? 0);
  }

  /** Presses "Try now" in the sync centre. */
  async tryNow(): Promise<void> {
    await this.openSync();
    await this.page.getByRole('button', { name: 'Try now' }).click();
  }

  async openSync(): Promise<void> {
    await this.go('Sync');
  }

  async openAsset(name: string): Promise<void> {
    await this.go('Assets');
    await this.openRow(name);
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async openTicket(title: string): Promise<void> {
    await this.go('Tickets');
    await this.page.getByRole('button', { name: /^All( |$|\d)/ }).click();
    await this.openRow(title);
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  private async go(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: false }).first().click();
  }

  private async openRow(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
    await this.page.getByRole('row').filter({ hasText: text }).first().getByRole('link').first().click();
  }

  /** Types a value into a field of the record on the screen and leaves the field. */
  async setField(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press('Enter');
    await this.saved(`${label} saved on this laptop`);
  }

  async field(label: string): Promise<string> {
    return this.page.getByLabel(label, { exact: true }).inputValue();
  }

  /** Waits for the status line to say it. */
  async saved(words: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: words }).first().waitFor();
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(text, { exact: false }).first().waitFor();
  }
}
