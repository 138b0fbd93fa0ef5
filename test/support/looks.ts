import { AxeBuilder } from '@axe-core/playwright';
import type { AppPage } from './app-page.ts';

/**
 * All of axe's rules that are on by themselves, in both schemes. What they find comes back as one line a place. The
 * legacy mode only leaves out frames of other origins, which the app never has. `part` is what has changed on a page
 * that was looked through already.
 */
export async function violations(app: AppPage, part = 'html'): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await app.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    const results = await new AxeBuilder({ page: app.page as never }).setLegacyMode().include(part).analyze();
    for (const violation of results.violations) {
      for (const node of violation.nodes) {
        found.push(
          `${colorScheme} ${violation.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`,
        );
      }
    }
  }
  return found;
}

/** Everything on the page that can be pressed or typed into and is drawn, as a script of the page finds it. */
const CONTROLS = `
  const isDrawn = (one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (style.visibility !== 'visible' || box.width < 2 || box.height < 2) return false;
    return !one.closest('[aria-hidden="true"], [inert], [data-no-target]') && !style.clipPath.startsWith('inset');
  };
  const controls = [...document.querySelectorAll(
    'a[href], button, select, textarea, input:not([type="hidden"]), summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"], [contenteditable="true"]',
  )].filter((one) => !one.disabled && isDrawn(one));
  const nameOf = (one) =>
    one.tagName.toLowerCase() + ' "' +
    (one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent || one.getAttribute('placeholder') || '').trim().slice(0, 60) + '"';
`;

/**
 * Controls that a pointer cannot reach, however one scrolls: cut off by what stands around them, covered, or beside
 * the window. One line each.
 */
export const cutControls = (app: AppPage): Promise<string[]> =>
  app.page.evaluate(`(() => {
    ${CONTROLS}
    const cut = [];
    for (const one of controls) {
      if (!one.isConnected) continue;
      one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = one.getBoundingClientRect();
      if (box.width < 2) continue;
      const [x, y] = [box.left + Math.min(box.width / 2, innerWidth / 2), box.top + Math.min(box.height / 2, innerHeight / 2)];
      const hit = document.elementFromPoint(x, y);
      const label = hit && hit.closest('label');
      const isHit = hit && (one.contains(hit) || hit.contains(one) || (label && label.control === one));
      const isBeside = box.width <= innerWidth && (box.left < -1 || box.right > innerWidth + 1);
      if (!isHit || isBeside) {
        const over = hit ? hit.tagName.toLowerCase() + '.' + hit.className : 'nothing';
        cut.push(nameOf(one) + (isBeside ? ' stands beside the window' : ' is covered by ' + over) + ' at ' + Math.round(x) + ', ' + Math.round(y));
      }
    }
    return cut;
  })()`);

/** Controls smaller than 44 px, but for links within a text: what field mode must not have. One line each. */
export const smallTargets = (app: AppPage): Promise<string[]> =>
  app.page.evaluate(`(() => {
    ${CONTROLS}
    const small = [];
    for (const one of controls) {
      if (one.tagName === 'A' && getComputedStyle(one).display === 'inline') continue;
      // What is pressed is the label or the row around it.
      const target = one.closest('label, [role="row"], [data-target]') || (one.labels && one.type && /checkbox|radio/.test(one.type) ? one.labels[0] : null) || one;
      const boxes = [one.getBoundingClientRect(), target.getBoundingClientRect()];
      const height = Math.max(...boxes.map((box) => box.height));
      const width = Math.max(...boxes.map((box) => box.width));
      if (height < 43.5 || width < 43.5) small.push(nameOf(one) + ' is ' + Math.round(width) + ' x ' + Math.round(height));
    }
    return small;
  })()`);
