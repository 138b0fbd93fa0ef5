import DOMPurify from 'dompurify';

const TAGS = [
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre'],
  ...['blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'span', 'div'],
];
const ATTRIBUTES = ['href', 'class', 'start', 'align', 'tabindex', 'role', 'aria-label', 'title', 'target', 'rel'];

/** What a link may be: a page of the app, an https page, a mail address. */
const LINKS = /^(?:https:\/\/|mailto:|\/(?:tickets|assets|clients|sites|people|documents)\/[0-9a-f-]{36}$)/i;

/**
 * Takes everything out of HTML that could do something: elements and attributes that are not on the list, and
 * links of other schemes. It gives nodes, not text: what was looked at is what is shown, and nothing is parsed twice.
 */
export function sanitise(html: string): DocumentFragment {
  const clean = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: LINKS,
    // Attributes that hold no address, and are not held to the rule for addresses.
    ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => name !== 'href'),
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    RETURN_DOM_FRAGMENT: true,
  });
  // words: data
  for (const link of clean.querySelectorAll('a[target]')) link.setAttribute('rel', 'noopener noreferrer');
  return clean;
}
