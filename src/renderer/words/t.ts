import { i18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';

/**
 * Everything the app says goes through here. The English text in the code is the message's id, so the code reads as
 * the screen does; `words/catalogue.json` lists every one (`npm run words` writes it, `npm run verify` holds it true),
 * and a language is a file of translations of that list. Messages are ICU: `{name}`, `{count, plural, one {# asset}
 * other {# assets}}`.
 */
const compiled = new Map<string, CompiledMessage>();

i18n.setMessagesCompiler((message) => {
  const known = compiled.get(message) ?? compileMessage(message);
  compiled.set(message, known);
  return known;
});
i18n.loadAndActivate({ locale: 'en', messages: {} });

/** What a placeholder may stand for. */
export type WordValue = string | number;

/** The names in a message's braces; choices of a plural are no names. */
type Named<Message extends string> = Message extends `${string}{${infer Inner}`
  ? (
      Inner extends `${infer Name},${string}`
        ? Inner extends `${infer Simple}}${string}`
          ? Simple extends `${string},${string}`
            ? Name
            : Simple
          : never
        : Inner extends `${infer Simple}}${string}`
          ? Simple
          : never
    ) extends infer Found extends string
    ? Exclude<Found, `${string} ${string}` | `${string}#${string}` | ''> | Named<Inner>
    : never
  : never;

type Values<Message extends string> = string extends Message
  ? [values?: Record<string, WordValue>]
  : [Named<Message>] extends [never]
    ? []
    : [values: Record<Named<Message>, WordValue>];

/** What the app says for this English message, in the language it speaks, with its placeholders filled in. */
export function t<Message extends string>(message: Message, ...values: Values<Message>): string {
  const given = values[0];
  // Most messages have nothing to fill in; a catalogue without them says them as they are.
  if (given === undefined && !(message in i18n.messages)) return message;
  return i18n._(message, given ?? {});
}

/** A message that is said later, by `t` or `Rich`, as where a table holds it: marks it for the catalogue. */
export const message = <Message extends string>(text: Message): Message => text;
