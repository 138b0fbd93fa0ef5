import type { RendererThis, Tokens } from 'marked';
import { t } from '#renderer/words/t.ts';
import type { Linked, RecordRef } from '#shared/domain/documents/record-links.ts';
import css from './markdown.module.css';
import { createMarkdown } from './parse.ts';

/** A record that a text points to, as it is called now. */
export interface Target {
  collection: Linked;
  id: string;
  title: string;
}

export interface ToHtmlOptions {
  /** Finds the record behind a link; undefined where this laptop does not know it: it is shown as plain words. */
  find: (ref: RecordRef) => Target | undefined;
  /** Where the record's page is. */
  addressOf: (target: Target) => string;
  /** The level of the first heading in the page that the text stands in. */
  topHeading: 2 | 3 | 4;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** The schemes that a text may lead to. */
export const isOpenable = (href: string): boolean => /^(https:\/\/|mailto:)[^\s]+$/i.test(href) && URL.canParse(href);

/** `> [!WARNING]` at the start of a quote makes it a note of that weight. */
const CALLOUTS = {
  note: { tone: undefined, label: t('Note') },
  tip: { tone: css.ok, label: t('Tip') },
  important: { tone: css.accent, label: t('Important') },
  warning: { tone: css.warn, label: t('Warning') },
  caution: { tone: css.bad, label: t('Caution') },
} as const;
const CALLOUT = /^<p>\[!(note|tip|important|warning|caution)\](?:<br>)?\s*/i;

/** A link that leaves the app; without a scheme that we open its words stand there, and the address beside them. */
function outsideLink(words: string, href: string, text: string): string {
  if (!isOpenable(href)) return text === href || href === '' ? words : `${words} (${escapeHtml(href)})`;
  const address = escapeHtml(href);
  return `<a href="${address}" title="${address}" target="_blank" rel="noopener noreferrer">${words}</a>`;
}

/** Markdown as HTML. What comes out still goes through the sanitiser: see safe-html.tsx. */
export function toHtml(source: string, options: ToHtmlOptions): string {
  const { find, addressOf, topHeading } = options;
  let lastLevel = topHeading - 1;
  const markdown = createMarkdown((ref) => {
    const target = find(ref);
    if (!target) return escapeHtml(ref.words);
    return `<a class="${css.record}" href="${escapeHtml(addressOf(target))}">${escapeHtml(target.title)}</a>`;
  });
  markdown.use({
    renderer: {
      heading(this: RendererThis, { tokens, depth }: Tokens.Heading) {
        // No level is left out, whatever the author wrote: that is how a screen reader finds its way.
        const level = Math.min(6, lastLevel + 1, Math.max(topHeading, depth + topHeading - 2));
        lastLevel = level;
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
      },
      code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`,
      codespan: ({ text }: Tokens.Codespan) => `<code>${escapeHtml(text)}</code>`,
      checkbox: ({ checked }: Tokens.Checkbox) =>
        `<span class="${checked ? css.done : css.open}" role="img" aria-label="${checked ? t('done') : t('to do')}"></span> `,
      listitem(this: RendererThis, item: Tokens.ListItem) {
        return `<li${item.task ? ` class="${css.task}"` : ''}>${this.parser.parse(item.tokens)}</li>`;
      },
      table(this: RendererThis, token: Tokens.Table) {
        const cell = (tag: 'th' | 'td', one: Tokens.TableCell): string =>
          `<${tag}${one.align ? ` align="${one.align}"` : ''}>${this.parser.parseInline(one.tokens)}</${tag}>`;
        const head = token.header.map((one) => cell('th', one)).join('');
        const rows = token.rows.map((row) => `<tr>${row.map((one) => cell('td', one)).join('')}</tr>`).join('');
        // A wide table scrolls by itself, also by keyboard.
        return (
          `<div class="${css.table}" role="group" tabindex="0" aria-label="${t('Table')}">` +
          `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
        );
      },
      blockquote(this: RendererThis, { tokens }: Tokens.Blockquote) {
        const inner = this.parser.parse(tokens);
        const kind = CALLOUT.exec(inner)?.[1]?.toLowerCase() as keyof typeof CALLOUTS | undefined;
        if (!kind) return `<blockquote>${inner}</blockquote>`;
        const { tone, label } = CALLOUTS[kind];
        const look = [css.callout, tone].filter(Boolean).join(' ');
        return `<div class="${look}"><strong>${label}</strong>${inner.replace(CALLOUT, '<p>')}</div>`;
      },
      link(this: RendererThis, token: Tokens.Link & { autolink?: boolean }) {
        const href = token.text.startsWith('www.') ? token.href.replace(/^http:/, 'https:') : token.href;
        const words = this.parser.parseInline(token.tokens);
        return outsideLink(words, href, token.text);
      },
      // Nothing is fetched for a text: a picture is its words, which lead to where it is.
      image: ({ text, href }: Tokens.Image) => outsideLink(escapeHtml(text || href), href, text || href),
    },
  });
  return markdown.parse(source, { async: false });
}
