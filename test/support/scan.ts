import type { Page } from 'playwright-core';

/**
 * Types a code as a USB scanner does: its keys faster than any hand, and Enter. They are sent from within the page, all
 * in one task: keys that come from outside are torn apart by a busy machine, and it is their closeness that makes them
 * a scan.
 */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const isField = document.activeElement?.matches('input, textarea') ?? false;
    const press = (key: string): void => {
      const event = { key, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
      // A key that is sent by a script types nothing.
      if (isField && key !== 'Enter') document.execCommand('insertText', false, key);
      document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', event));
    };
    for (const key of [...text, 'Enter']) press(key);
  }, code);
}
