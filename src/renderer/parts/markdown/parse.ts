import { Marked, type RendererThis, type Token, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { RECORD_LINK, type RecordRef, readRecordLink } from '#shared/domain/documents/record-links.ts';

/** The token of a link to a record. */
export interface RecordLinkToken extends Tokens.Generic {
  type: 'recordLink';
  raw: string;
  ref: RecordRef;
}

const WHOLE_LINK = new RegExp(`^${RECORD_LINK.source}`);
const LINE_BREAK = /^<br\s*\/?>/i;

/** `[[INC0000123 tickets:...]]`. */
const recordLink = (render: (this: RendererThis, ref: RecordRef) => string): TokenizerAndRendererExtension => ({
  name: 'recordLink',
  level: 'inline',
  start: (source) => {
    const at = source.indexOf('[[');
    return at < 0 ? undefined : at;
  },
  tokenizer(source): RecordLinkToken | undefined {
    const found = WHOLE_LINK.exec(source);
    return found ? { type: 'recordLink', raw: found[0], ref: readRecordLink(found[1] ?? '') } : undefined;
  },
  renderer(token) {
    return render.call(this, (token as RecordLinkToken).ref);
  },
});

/** The only tag that is read: a line break, without which a table's cell could hold one line only. */
const lineBreak: TokenizerAndRendererExtension = {
  name: 'lineBreak',
  level: 'inline',
  start: (source) => {
    const at = source.search(/<br/i);
    return at < 0 ? undefined : at;
  },
  tokenizer(source) {
    const found = LINE_BREAK.exec(source);
    return found ? { type: 'lineBreak', raw: found[0] } : undefined;
  },
  renderer: () => '<br>',
};

/**
 * Markdown as Sitebook reads it: GitHub's, with links to records, and without HTML: a tag is text like any other, so
 * `ssh <user>@<host>` keeps its words and no element comes out of what somebody wrote.
 */
export function createMarkdown(renderLink: (ref: RecordRef) => string): Marked {
  return new Marked({
    gfm: true,
    breaks: true,
    tokenizer: { html: () => undefined, tag: () => undefined },
    extensions: [recordLink(renderLink), lineBreak],
  });
}

const reader = createMarkdown(() => '');

/** Goes through all tokens of a text, the inner ones too. */
function walk(text: string, see: (token: Token) => void): void {
  void reader.walkTokens(reader.lexer(text), see);
}

/** The records that a text names, each once. What stands in code is no link. */
export function recordLinksIn(text: string): RecordRef[] {
  if (!text.includes('[[')) return [];
  const found = new Map<string, RecordRef>();
  walk(text, (token) => {
    if (token.type !== 'recordLink') return;
    const { ref } = token as RecordLinkToken;
    found.set(ref.id ?? ref.words, ref);
  });
  return [...found.values()];
}

export interface Heading {
  depth: number;
  text: string;
}

/** The plain words of some tokens. */
const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'recordLink') return (token as RecordLinkToken).ref.words;
      if ('tokens' in token && token.tokens) return wordsOf(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');

/** A text's headings of the first level, for the list of what is in it. */
export function outlineOf(text: string): Heading[] {
  return reader
    .lexer(text)
    .flatMap((token) =>
      token.type === 'heading' ? [{ depth: Number(token.depth), text: wordsOf(token.tokens ?? []) }] : [],
    );
}
