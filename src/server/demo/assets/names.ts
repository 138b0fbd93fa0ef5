import type { Style } from '#server/demo/content/clients.ts';

/**
 * A device's name by the client's convention, from the site's short form, what the device is, and its count:
 * `oak-ng-sw01` (people's computers in capitals), `LXSW01`, `TOL-AUG-SW-01`.
 */
export function deviceName(naming: Style['naming'], code: string, site: string, kind: string, count: number): string {
  const number = String(count).padStart(2, '0');
  switch (naming) {
    case 'compact':
      return `${site}${kind}${number}`.toUpperCase();
    case 'spelled':
      return `${code}-${site}-${kind}-${number}`.toUpperCase();
    default: {
      const name = `${code}-${site}-${kind}${number}`;
      return kind === 'ws' || kind === 'lt' ? name.toUpperCase() : name.toLowerCase();
    }
  }
}
