import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SafeHtml } from '#renderer/parts/markdown/safe-html.tsx';
import { sanitise } from '#renderer/parts/markdown/sanitise.ts';
import { type Target, toHtml } from '#renderer/parts/markdown/to-html.ts';
import type { RecordRef } from '#shared/domain/documents/record-links.ts';

const ID = '0198c0de-0000-7000-8000-000000000050';
/** Every address of a payload is under this path of the test's own server, so that a request would be seen. */
const FAR = `${location.origin}/far`;

/** After OWASP's cheat sheets on cross-site scripting and the usual ways around markdown and around sanitisers. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=FAR/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="FAR/1.png">',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<img src=x:alert(alt) onerror=eval(src) alt=1>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+"></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text x="20" y="20">x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math href="javascript:alert(1)">click</math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="FAR/x.swf">',
  '<form action="FAR/form"><input name=a autofocus onfocus=alert(1)><button>go</button></form>',
  '<input type=image src="FAR/2.png" onerror=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<video src="FAR/3.mp4" poster="FAR/4.png" autoplay></video>',
  '<audio src="FAR/5.mp3" autoplay onerror=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<body onload=alert(1)>',
  '<marquee onstart=alert(1)>',
  '<link rel=stylesheet href="FAR/6.css">',
  '<style>@import "FAR/7.css"; body{background:url(FAR/8.png)}</style>',
  '<div style="background:url(FAR/9.png)">x</div>',
  '<div style="position:fixed;inset:0;z-index:99999">x</div>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="FAR/">',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<select><template><img src=x onerror=alert(1)></template></select>',
  '<x onclick=alert(1) tabindex=1 id=x>#x</x>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a id=location><a id=location name=href href="FAR">x</a></a>',
  '<img name=getElementById>',
  '<p onmouseover=alert(1)>x</p>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\x01javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '[x](https://a.example "title\\" onmouseover=alert(1) x=\\"")',
  '[x](file:///etc/passwd)',
  '[x](smb://evil.example/share)',
  '[x](ms-msdt:/id)',
  '<javascript:alert(1)>',
  '![x](FAR/10.png)',
  '![x](https://evil.example/11.png)',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](x)',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '[ref]\n\n[ref]: javascript:alert(1)',
  '![ref]\n\n[ref]: FAR/12.png',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '`<img src=x onerror=alert(1)>`',
  '| a |\n|---|\n| <img src=x onerror=alert(1)> |',
  '> [!WARNING]<img src=x onerror=alert(1)>\n> x',
  '- [x] <img src=x onerror=alert(1)>',
  '# <img src=x onerror=alert(1)>',
  '[[<img src=x onerror=alert(1)>]]',
  `[[" onmouseover="alert(1) tickets:${ID}]]`,
  '[[javascript:alert(1)]]',
  '<br onload=alert(1)>',
  '<br/><img src=x onerror=alert(1)>',
  '\u2028<script>alert(1)</script>',
  '\0<scr\0ipt>alert(1)</scr\0ipt>',
].map((payload) => payload.replaceAll('FAR', FAR));

const ran = vi.fn();
let root: ReturnType<typeof createRoot>;
let place: HTMLElement;

beforeEach(() => {
  ran.mockClear();
  for (const name of ['alert', 'confirm', 'prompt', 'open'] as const) vi.stubGlobal(name, ran);
  performance.clearResourceTimings();
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
  vi.unstubAllGlobals();
});

/** Time for what would run or be fetched: a picture of the page's own that fails comes after all of it. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise<void>((done) => {
      const probe = new Image();
      probe.onerror = () => done();
      probe.onload = () => done();
      probe.src = `${location.origin}/probe-${Math.random()}.png`;
    });
  }
}

const requests = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map((one) => one.name)
    .filter((name) => name.startsWith(FAR) || name.includes('evil'));

const PLAIN = new Set(
  'P BR HR H2 H3 H4 H5 H6 UL OL LI STRONG EM DEL CODE PRE BLOCKQUOTE TABLE THEAD TBODY TR TH TD A SPAN DIV'.split(' '),
);

/** What there is in a node that has no business in a text. */
function strange(node: ParentNode): string[] {
  return [...node.querySelectorAll('*')].flatMap((element) => {
    const found: string[] = PLAIN.has(element.tagName) ? [] : [element.outerHTML];
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^src|^id$|^name$|^xlink/.test(name)) found.push(`${name}=${value}`);
      if (name === 'href' && !/^(https:\/\/|mailto:|\/tickets\/)/.test(value)) found.push(`${name}=${value}`);
    }
    return found;
  });
}

const html = (text: string, find: (ref: RecordRef) => Target | undefined = () => undefined): string =>
  toHtml(text, { find, addressOf: ({ id }) => `/tickets/${id}`, topHeading: 2 });

/** Shows HTML as the app does, and waits until it stands. */
async function show(source: string, onLink: () => boolean = () => true): Promise<HTMLElement> {
  root.render(<SafeHtml html={source} onLink={onLink} />);
  await vi.waitFor(() => expect(place.querySelector('[data-text]')).not.toBeNull());
  return place;
}

/** All that a person or a page can do to an element. */
function touch(node: ParentNode): void {
  for (const element of node.querySelectorAll<HTMLElement>('*')) {
    for (const type of ['mouseover', 'focus', 'pointerenter', 'toggle', 'animationstart'])
      element.dispatchEvent(new Event(type, { bubbles: true }));
    if (element.tagName === 'A') element.click();
  }
}

describe('what somebody wrote can run nothing and fetch nothing', () => {
  test('the test sees what runs and what is fetched: the same payloads set as plain HTML', async () => {
    const bare = document.createElement('div');
    bare.innerHTML = `<img src=x onerror=alert(1)><img src="${FAR}/seen.png">`;
    place.append(bare);
    await vi.waitFor(() => expect(ran).toHaveBeenCalled());
    await vi.waitFor(() => expect(requests()).toEqual([`${FAR}/seen.png`]));
    expect(strange(bare)).not.toEqual([]);
  });

  test.each(PAYLOADS)('as markdown: %j', async (payload) => {
    const shown = await show(html(payload));
    expect(strange(shown)).toEqual([]);
    touch(shown);
    await aWhile();
    expect(ran).not.toHaveBeenCalled();
    expect(requests()).toEqual([]);
  });

  test.each(PAYLOADS)('as HTML that got past the markdown: %j', async (payload) => {
    const shown = await show(payload);
    expect(strange(shown)).toEqual([]);
    touch(shown);
    await aWhile();
    expect(ran).not.toHaveBeenCalled();
    expect(requests()).toEqual([]);
  });

  test('all of them in one text, and as the title of a record', async () => {
    const hostile = PAYLOADS.join('\n\n');
    const shown = await show(
      html(`${hostile}\n\n[[x tickets:${ID}]]`, (ref) =>
        ref.id ? { collection: 'tickets', id: ID, title: hostile } : undefined,
      ),
    );
    expect(strange(shown)).toEqual([]);
    touch(shown);
    await aWhile();
    expect(ran).not.toHaveBeenCalled();
    expect(requests()).toEqual([]);
  });

  test('the sanitiser alone leaves no element and no attribute that is not on its list', () => {
    for (const payload of PAYLOADS) expect(strange(sanitise(payload)), payload).toEqual([]);
  });
});

describe('what a text is shown as', () => {
  test('tables, task lists, code, quotes', async () => {
    const shown = await show(
      html(
        '| a | b |\n|---|---:|\n| 1<br>2 | `x` |\n\n- [x] done\n- [ ] open\n\n```\ncode\n```\n\n> [!WARNING]\n> Hot.\n\n> said',
      ),
    );
    expect(shown.querySelectorAll('table tbody td')).toHaveLength(2);
    expect(shown.querySelector('td br')).not.toBeNull();
    expect([...shown.querySelectorAll('[role=img]')].map((one) => one.ariaLabel)).toEqual(['done', 'to do']);
    expect(shown.querySelector('pre')?.textContent).toBe('code');
    expect(shown.querySelector('blockquote')?.textContent?.trim()).toBe('said');
    expect([...shown.querySelectorAll('strong')].map((one) => one.textContent)).toEqual(['Warning']);
    expect(shown.textContent).not.toContain('[!');
  });

  test('a tag is text: nothing of a command line is lost', async () => {
    const shown = await show(html('ssh <user>@<host>, then `<enter>` &lt;b&gt;'));
    expect(shown.textContent?.trim()).toBe('ssh <user>@<host>, then <enter> <b>');
  });

  test('headings begin below the one of the page and leave no level out', async () => {
    const shown = await show(html('# One\n\n#### Two\n\n## Three'));
    expect([...shown.querySelectorAll('h2, h3, h4, h5')].map((one) => one.tagName)).toEqual(['H2', 'H3', 'H2']);
  });

  test('links: https and mail open outside, anything else stays words, a picture is a link to it', async () => {
    const shown = await show(
      html(
        '[a](https://a.example/x) <b@c.example> www.d.example [e](http://10.0.0.1/) [f](/etc) ![g](https://g.example/g.png)',
      ),
    );
    expect([...shown.querySelectorAll('a')].map((one) => `${one.textContent} ${one.href} ${one.rel}`)).toEqual([
      'a https://a.example/x noopener noreferrer',
      'b@c.example mailto:b@c.example noopener noreferrer',
      'www.d.example https://www.d.example/ noopener noreferrer',
      'g https://g.example/g.png noopener noreferrer',
    ]);
    expect(shown.textContent).toContain('e (http://10.0.0.1/) f (/etc)');
  });

  test('a link to a record has its present title; one that is not here is its words', async () => {
    const target: Target = { collection: 'tickets', id: ID, title: 'INC0000001 Another name' };
    const shown = await show(
      html(
        `See [[INC0000001 tickets:${ID}]], [[INC0000001]] and [[Old name tickets:${ID.replace('5', '6')}]].`,
        (ref) => (ref.id === ID || ref.words === 'INC0000001' ? target : undefined),
      ),
    );
    expect(shown.textContent?.trim()).toBe('See INC0000001 Another name, INC0000001 Another name and Old name.');
    expect([...shown.querySelectorAll('a')].map((one) => one.getAttribute('href'))).toEqual([
      `/tickets/${ID}`,
      `/tickets/${ID}`,
    ]);
  });

  test('a click on a link is asked about, and followed only where nobody took it', async () => {
    const asked = vi.fn(() => true);
    const shown = await show(html('[a **b**](https://a.example)'), asked);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    shown.querySelector('strong')?.dispatchEvent(click);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(click.defaultPrevented).toBe(true);
  });
});
