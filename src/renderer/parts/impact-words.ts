import type { ImpactAnswer } from '#renderer/data/links.ts';
import { t } from '#renderer/words/t.ts';

/** How much is hit, in a line: "2 services, 51 other assets, 1 site". Empty where nothing is. */
export function impactCount({ count, sites, isCut }: ImpactAnswer): string {
  const parts = [
    count.services > 0 && t('{count, plural, one {# service} other {# services}}', { count: count.services }),
    count.assets > 0 && t('{count, plural, one {# other asset} other {# other assets}}', { count: count.assets }),
    sites.length > 0 && t('{count, plural, one {# site} other {# sites}}', { count: sites.length }),
  ].filter(Boolean);
  return isCut ? t('{parts}, and more', { parts: parts.join(', ') }) : parts.join(', ');
}
