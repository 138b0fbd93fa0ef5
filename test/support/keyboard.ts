import { expect } from 'vitest';
import type { AppPage } from './app-page.ts';

/** Between two keys of a quick hand; a scanner's come within 35 ms. */
const HAND_MS = 60;

/** Somebody who works by keyboard alone: goes by what has the focus, and never points at anything. */
export class Keyboard {
  constructor(private readonly app: AppPage) {}

  /** Presses keys one after the other, as a hand does: keys that come faster are taken for a scanner's. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.app.page.keyboard.press(key);
      await this.app.page.waitForTimeout(HAND_MS);
    }
  }

  async type(words: string): Promise<void> {
    await this.app.page.keyboard.type(words);
  }

  /** What a screen reader calls that which has the focus; in a grid the active row's name. */
  focused(): Promise<string> {
    return this.app.page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      if (!one || one === document.body) return '';
      const by = one.getAttribute('aria-labelledby');
      const labels = (one as HTMLInputElement).labels;
      const words =
        one.getAttribute('aria-label') ??
        (by ? document.getElementById(by)?.textContent : null) ??
        labels?.[0]?.textContent ??
        one.textContent ??
        '';
      return words.replace(/\s+/g, ' ').trim();
    });
  }

  /** Tabs on until the focus is on what is called so. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let n = 0; n < 120; n++) {
      await this.press(key);
      const now = await this.focused();
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      passed.push(now.slice(0, 40));
    }
    throw new Error(`The Tab key never comes to "${name}", only to: ${passed.join(' | ')}`);
  }

  /** The same for what can be typed into: a choice beside it may be called alike. */
  async tabToField(name: string): Promise<void> {
    for (let n = 0; n < 4; n++) {
      await this.tabTo(name);
      const takesText = await this.app.page.evaluate(
        () => document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox])') ?? false,
      );
      if (takesText) return;
    }
    throw new Error(`Nothing called "${name}" takes text.`);
  }

  /** Waits until the focus is there by itself. */
  async isOn(name: string | RegExp): Promise<void> {
    const matching = typeof name === 'string' ? new RegExp(`^${name}$`) : name;
    await expect.poll(() => this.focused()).toMatch(matching);
  }

  /** Leaves a field, or what is open, so that letters are shortcuts again. */
  async leave(): Promise<void> {
    const takesLetters = () =>
      this.app.page.evaluate(
        () =>
          document.activeElement?.closest('input, textarea, [contenteditable], [role=dialog], [role=listbox]') != null,
      );
    await this.press('Escape');
    for (let n = 0; n < 40 && (await takesLetters()); n++) await this.press('Tab');
  }

  /** Chooses from the list that hangs from what has the focus. */
  async choose(option: string): Promise<void> {
    await this.press('ArrowDown');
    await this.pick(option);
  }

  /** The same where the list is open already, because something was typed. */
  async pick(option: string): Promise<void> {
    await this.app.page.getByRole('option', { name: option, exact: true }).waitFor();
    for (let n = 0; n < 40; n++) {
      const active = this.app.page.locator('[role=option][data-combobox-selected]');
      if ((await active.count()) > 0 && (await active.first().textContent()) === option) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`The arrow key never comes to "${option}".`);
  }

  /** The text of the row that a list's keyboard is on. */
  row(): Promise<string> {
    return this.app.page.evaluate(() => {
      const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant');
      const active = id ? document.getElementById(id) : null;
      return (active?.closest('[role=row]') ?? active)?.querySelector('a')?.textContent ?? '';
    });
  }

  /** In a list: narrows it to what is typed, goes to the row of that name, and opens it. */
  async openRow(list: string, name: string): Promise<void> {
    await this.press('/');
    await this.isOn(new RegExp(`^Filter ${list.toLowerCase()}$`));
    await this.press('Control+a');
    await this.type(name);
    // The list follows once the typing has settled; its address says so.
    await this.app.page.waitForURL((url) => url.searchParams.get('text')?.includes(name) ?? false);
    const grid = this.app.page.getByRole('grid', { name: list });
    await grid.getByRole('link', { name }).first().waitFor();
    await this.tabTo(list);
    for (let n = 0; n < 30; n++) {
      await expect.poll(() => this.row()).not.toBe('');
      if ((await this.row()).includes(name)) break;
      await this.press('j');
    }
    await this.press('Enter');
    await this.app.page.getByRole('heading', { level: 1, name }).waitFor();
  }
}
