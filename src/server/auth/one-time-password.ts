import type { RandomBytes } from '#shared/lib/ids.ts';
import { ALPHABET } from './devices.ts';

const GROUPS = 4;
const GROUP_LENGTH = 4;

/**
 * A password for one sign-in, to be read out on the phone: KX7M-3PDW-R9TQ-2HFA, about 79 bits. A byte that would
 * make some letters likelier than others is drawn again.
 */
export function oneTimePassword(random: RandomBytes): string {
  const letter = (): string => {
    for (;;) {
      const [byte = 255] = random(1);
      if (byte < 256 - (256 % ALPHABET.length)) return ALPHABET.charAt(byte % ALPHABET.length);
    }
  };
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
