import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCES = join(process.env.SITEBOOK_ROOT ?? '', 'src/renderer');

/** Everything by which a text can become elements or run. */
const DANGEROUS =
  /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|parseFromString|setHTMLUnsafe|srcdoc|document\.write|\beval\(|new Function\(|javascript:/i;
/** The library that makes text into clean elements. */
const SANITISER = /from 'dompurify'/;
const SHOWN = /from '(?:\.|#renderer\/parts\/markdown)\/sanitise\.ts'/;

const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(tsx?|js|html)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const holding = (pattern: RegExp): string[] =>
  files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).map((file) => file.slice(SOURCES.length + 1));

describe('untrusted text', () => {
  test('the pattern knows what it looks for', () => {
    for (const line of ['<div dangerouslySetInnerHTML={x} />', 'a.innerHTML = b', "new Function('x')"])
      expect(DANGEROUS.test(line), line).toBe(true);
    expect(files.length).toBeGreaterThan(50);
  });

  test('nothing in the page makes elements or code out of text by itself', () => {
    expect(holding(DANGEROUS)).toEqual([]);
  });

  test('one file sanitises, and one part shows what came out of it', () => {
    expect(holding(SANITISER)).toEqual(['parts/markdown/sanitise.ts']);
    expect(holding(SHOWN)).toEqual(['parts/markdown/safe-html.tsx']);
  });
});
