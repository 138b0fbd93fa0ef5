import type { Locator, Page } from 'playwright-core';

const SLOW = 20_000;

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
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.chip.waitFor();
  }

  /**
   * Asks the app to try now, or signs in again where it asks for that: the web client's session is a cookie, and a browser that is killed in
   * the first half minute of a session has not written it yet. Records and unsent work are there all the same.
   */
  async hurry(email: string, password: string): Promise<void> {
    await this.tryNow();
    if (!(await this.signInAgain.isVisible())) return;
    await this.signInAgain.click();
    await this.signIn(email, password);
  }

  /** Comes back to the office after a kill, however often it has to be asked, and signs in again where it has to. */
  async comesBack(email: string, password: string): Promise<void> {
    const end = Date.now() + 60_000;
    while (!((await this.chip.textContent()) ?? '').startsWith('All at the office')) {
      if (Date.now() > end) return this.atOffice();
      await this.hurry(email, password);
      await this.page.waitForTimeout(300);
      await this.chip.waitFor();
    }
  }

  // ---- what the sync chip says ---------------------------------------------------------------------------------

  get chip(): Locator {
    return this.page.getByRole('banner').getByRole('link').and(this.page.locator('[data-look]'));
  }

  private async chipSays(is: (words: string) => boolean, what: string): Promise<void> {
    const end = Date.now() + 60_000;
    for (;;) {
      const words = (await this.chip.textContent()) ?? '';
      if (is(words)) return;
      if (Date.now() > end) throw new Error(`The chip should say ${what} and says "${words}".`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Waits until nothing is left to send or to receive; something may still need a person. */
  async atOffice(): Promise<void> {
    await this.chipSays(
      (words) =>
        /All at the office|needs? you/.test(words) && !/saved here|Offline|Sending|First sync|Starting/.test(words),
      'that all is at the office',
    );
  }

  async offline(): Promise<void> {
    await this.chipSays((words) => words.includes('Offline'), 'that it is offline');
  }

  /** Edits that wait on this laptop, as the chip counts them. */
  async unsent(): Promise<number> {
    await this.chip.waitFor();
    return Number(/(\d+) saved here/.exec((await this.chip.textContent()) ?? '')?.[1] ?? 0);
  }

  // ---- going about ---------------------------------------------------------------------------------------------

  async go(
    name: 'Today' | 'Tickets' | 'Assets' | 'Clients' | 'Sites' | 'People' | 'Documents' | 'Sync',
  ): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  }

  /** Opens a record by its list and what it is called there. */
  async open(list: 'Assets' | 'Clients' | 'Sites' | 'People' | 'Documents', name: string): Promise<void> {
    await this.go(list);
    await this.openRow(`Filter ${list.toLowerCase()}`, name);
  }

  openAsset(name: string): Promise<void> {
    return this.open('Assets', name);
  }

  async openTicket(title: string): Promise<void> {
    await this.go('Tickets');
    await this.page.getByRole('button', { name: /^All\b(?! open)/ }).click();
    await this.openRow('Filter tickets', title);
  }

  private async openRow(filter: string, text: string): Promise<void> {
    await this.page.getByLabel(filter).fill(text);
    await this.page.getByRole('row').getByRole('link', { name: text }).first().click();
    await this.page.getByRole('heading', { level: 1, name: text }).waitFor();
  }

  /** Asks the driver to try at once, on the page where that is done; it may have tried by itself a moment before. */
  async tryNow(): Promise<void> {
    await this.go('Sync');
    const tryNow = this.page.getByRole('button', { name: 'Try now' });
    await tryNow.or(this.signInAgain).first().waitFor();
    if (await this.signInAgain.isVisible()) return;
    await tryNow.click({ timeout: 1000 }).catch(() => undefined);
  }

  private get signInAgain(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Sign in again' });
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  // ---- doing ---------------------------------------------------------------------------------------------------

  /** Does something and waits until the status line says, anew, that it is saved on this laptop. */
  async saves(words: string, work: () => Promise<void>): Promise<void> {
    const status = this.page.getByRole('contentinfo').getByRole('status');
    const before = Number((await status.getAttribute('data-notice')) ?? 0);
    await work();
    const end = Date.now() + SLOW;
    for (;;) {
      const now = Number((await status.getAttribute('data-notice')) ?? 0);
      const text = (await status.textContent()) ?? '';
      if (now > before && text.includes(words) && text.includes('saved on this laptop')) return;
      if (Date.now() > end)
        throw new Error(`The screen should say "${words} ... saved on this laptop" and says "${text}".`);
      await this.page.waitForTimeout(30);
    }
  }

  private input(label: string): Locator {
    return this.page.getByRole('main').getByLabel(label, { exact: true });
  }

  /** Types a value into a field of the record on the screen and saves it by a key; several lines take Control+Enter. */
  async setField(label: string, value: string, key: 'Enter' | 'Control+Enter' = 'Enter'): Promise<void> {
    await this.saves(label, async () => {
      await this.input(label).fill(value);
      await this.input(label).press(key);
    });
  }

  field(label: string): Promise<string> {
    return this.input(label).inputValue();
  }

  async choose(label: string, option: string, isWhole = true): Promise<void> {
    await this.input(label).click();
    // Short lists are only picked from; long ones can be typed into.
    if ((await this.input(label).getAttribute('readonly')) === null) await this.input(label).fill(option);
    await this.page.getByRole('option', { name: option, exact: isWhole }).click();
  }

  async note(text: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Add to the timeline' })
      .getByText('Internal note', { exact: true })
      .first()
      .click();
    await this.saves('Internal note', async () => {
      await this.page.getByRole('textbox', { name: 'Internal note' }).fill(text);
      await this.page.getByRole('button', { name: 'Add internal note' }).click();
    });
  }

  async startWork(): Promise<void> {
    await this.saves('In progress', () => this.page.getByRole('button', { name: 'Start', exact: true }).click());
  }

  async hold(reason: 'Awaiting part' | 'Awaiting vendor'): Promise<void> {
    await this.page.getByRole('button', { name: 'Hold…' }).click();
    await this.page.getByRole('radio', { name: reason }).check();
    await this.saves('On hold', () => this.page.getByRole('button', { name: 'Hold', exact: true }).click());
  }

  async resolve(notes: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Resolve…' }).click();
    await this.choose('Resolution', 'Fixed');
    await this.input('What was done').fill(notes);
    await this.saves('Resolved', () => this.page.getByRole('button', { name: 'Resolve', exact: true }).click());
  }

  /** Links an asset of the client to the ticket on the screen. */
  async linkAsset(name: string): Promise<void> {
    await this.saves('Link to', () => this.choose('Add an asset', name, false));
  }

  /** What stands beside the asset on the screen about its links. Where room is short it has to be opened first. */
  get relationships(): Locator {
    return this.page.getByRole('region', { name: 'Relationships' });
  }

  /** Begins a link of the asset on the screen by typing alone: what it is called from here, and the other asset. */
  async typeRelation(label: string, other: string): Promise<void> {
    const form = this.relationships.getByRole('form', { name: 'New relationship' });
    if (!(await form.isVisible())) await this.relationships.getByRole('button', { name: 'Add a relationship' }).click();
    const how = form.getByRole('combobox', { name: 'How it is linked' });
    await how.fill(label);
    await this.page.getByRole('option', { name: label, exact: true }).waitFor();
    await how.press('Enter');
    const which = form.getByRole('combobox', { name: 'The other asset' });
    await which.fill(other);
    await this.page.getByRole('option', { name: other }).first().waitFor();
    await which.press('Enter');
    await form.getByText(other, { exact: true }).waitFor();
  }

  /** Links another asset to the one on the screen. */
  async relate(label: string, other: string, note = ''): Promise<void> {
    await this.typeRelation(label, other);
    await this.saves(`Link “${label} ${other}”`, async () => {
      await this.relationships.getByRole('textbox', { name: 'Note' }).fill(note);
      await this.relationships.getByRole('textbox', { name: 'Note' }).press('Enter');
    });
    await this.relationships.getByRole('button', { name: 'Done' }).click();
  }

  async assign(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Assign…' }).click();
    await this.choose('Technician', name);
    await this.saves('Assignment', () => this.page.getByRole('button', { name: 'Assign', exact: true }).click());
  }

  async newAsset(asset: { client: string; name: string; serial: string }): Promise<void> {
    await this.go('Assets');
    await this.page.getByRole('button', { name: 'New asset' }).click();
    await this.choose('Client', asset.client);
    await this.choose('Class', 'Access point');
    await this.input('Name').fill(asset.name);
    await this.input('Serial').fill(asset.serial);
    await this.saves('New asset', () => this.page.getByRole('button', { name: 'Add asset' }).click());
    await this.page.getByRole('heading', { level: 1, name: asset.name }).waitFor();
  }

  async newContact(contact: { client: string; name: string; mail: string }): Promise<void> {
    await this.go('People');
    await this.page.getByRole('button', { name: 'New contact' }).click();
    await this.choose('Client', contact.client);
    await this.input('Name').fill(contact.name);
    await this.input('Mail').fill(contact.mail);
    await this.saves('New contact', () => this.input('Mail').press('Enter'));
    await this.page.getByRole('heading', { level: 1, name: contact.name }).waitFor();
  }

  /** Where the text of a document is written. */
  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the document' });
  }

  /** One of the three views of the document on the screen. */
  async view(name: 'Read' | 'Edit' | 'Revisions'): Promise<void> {
    await this.page.getByRole('main').getByText(name, { exact: true }).first().click();
    if (name === 'Edit') await this.editor.waitFor();
  }

  /** Replaces what stands in the editor of the document on the screen; it is not saved by that. */
  async write(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  saveText(): Promise<void> {
    return this.saves('Text', () => this.editor.press('Control+Enter'));
  }

  async newTicket(ticket: { client: string; title: string }): Promise<void> {
    await this.go('Tickets');
    await this.page.getByRole('button', { name: 'New ticket' }).click();
    await this.choose('Client', ticket.client);
    await this.input('Summary').fill(ticket.title);
    await this.saves('', () => this.page.getByRole('button', { name: /^Add ticket|^Open ticket|^Create/ }).click());
    await this.page.getByRole('heading', { level: 1, name: ticket.title }).waitFor();
  }

  /** Settles the conflict on the screen for this value, whichever side it is on. */
  async settle(value: string): Promise<void> {
    await this.saves('settled', () =>
      this.page.getByRole('button', { name: new RegExp(`^(Keep|Take) “${value}`) }).click(),
    );
  }

  /** Whether this value can be chosen: it is one of the two of an open conflict. */
  async canChoose(value: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^(Keep|Take) “${value}`) }).waitFor();
  }

  async seesNoConflict(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^(Keep|Take) “/ })
      .first()
      .waitFor({ state: 'detached' });
  }
}
