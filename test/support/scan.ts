import type { Page } from 'playwright-core';

/**
 * Types a code as a USB scanner does: its keys faster than any hand, and Enter. In a field they are the browser's own
 * keys. Elsewhere they are sent from within the page, all in one task: keys that come from outside are torn apart by a
 * busy machine, and it is their closeness that makes them a scan.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const isInField = await page.evaluate(() => document.activeElement?.matches('input, textarea') ?? false);
  if (isInField) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    return;
  }
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        const event = { key, bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
        document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', event));
      }
    },
    [...code, 'Enter'],
  );
}
