import { at, type Random } from './random.ts';

/**
 * Fills a template: `[[one|other]]` gives one of the parts, `{name}` a word of the context, `{3-9}` a number of
 * that range. All choices of a story go by its one `variant`, so that lists of the same length tell the same thing:
 * the second title comes with the second complaint. Parts may hold words.
 * @throws when the template names a word that the context does not have
 */
export function fill(template: string, words: Record<string, string>, variant: number, random: Random): string {
  const chosen = template.replace(/\[\[(.*?)\]\]/gs, (_, parts: string) => at(parts.split('|'), variant));
  return chosen.replace(/\{([a-zA-Z]+|\d+-\d+)\}/g, (_, name: string) => {
    const range = /^(\d+)-(\d+)$/.exec(name);
    if (range) return String(random.int(Number(range[1]), Number(range[2])));
    const word = words[name];
    if (word === undefined) throw new Error(`A demo text asks for {${name}}, which is not known there: ${template}`);
    return word;
  });
}
