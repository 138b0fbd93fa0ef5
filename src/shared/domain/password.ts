/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 10;
/** The most: beyond it somebody only keeps the office busy. */
export const LONGEST_PASSWORD = 1000;

/** What a password is compared with. */
export interface PasswordContext {
  email: string;
  /** The one it takes the place of; null for a first one. */
  before: string | null;
}

interface PasswordRule {
  says: string;
  isMet: (password: string, context: PasswordContext) => boolean;
}

/** What a password has to be: shown while it is typed, and asked again by the office. */
export const PASSWORD_RULES: readonly PasswordRule[] = [
  { says: 'At least 10 characters', isMet: (password) => password.length >= SHORTEST_PASSWORD },
  {
    says: 'Not your mail address',
    isMet: (password, { email }) => password !== '' && password.trim().toLowerCase() !== email.trim().toLowerCase(),
  },
];

/** The rule for a password that takes another one's place. */
export const ANOTHER_PASSWORD: PasswordRule = {
  says: 'Not the password you have now',
  isMet: (password, { before }) => password !== '' && password !== before,
};

/** Whether a password is good enough to be kept. */
export const isGoodPassword = (password: string, context: PasswordContext): boolean =>
  password.length <= LONGEST_PASSWORD &&
  [...PASSWORD_RULES, ANOTHER_PASSWORD].every((rule) => rule.isMet(password, context));
