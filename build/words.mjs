/**
 * `npm run words`: writes src/renderer/words/catalogue.json, the list of everything the app says: each message of a
 * `t('...')` or `<Rich text="...">`, and the words of the domain's tables (labels, refusals), which are said by
 * `t(label)`. With `--check` it writes nothing and refuses a list that is not true, and any words of the page that do
 * not go through `t`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensure } from './ensure.mjs';
import { isEntry, main, root } from './script.mjs';

const CATALOGUE = 'src/renderer/words/catalogue.json';

/** Where words are shown: they have to go through `t`. The worker's go to the sync log and are shown as well. */
const SHOWN = ['app', 'features', 'parts', 'ui', 'data', 'state', 'worker'].map((name) => `src/renderer/${name}`);
/** Where words are kept in tables that the page reads: the tables' words are messages themselves. */
const TABLES = ['src/shared/domain', 'src/shared/sync/status.ts'];

/** Attributes of elements that are read by people. */
const READ = new Set(
  [
    'label',
    'title',
    'placeholder',
    'aria-label',
    'description',
    'lead',
    'hint',
    'verb',
    'alt',
    'aria-description',
  ].concat(['sideLabel', 'nothingFoundMessage', 'listName']),
);
/** Calls whose texts nobody reads. */
const UNREAD_CALL =
  /(querySelector|console\.|closest|matches|getAttribute|Format|useMediaQuery|readWord|setHeader|addEventListener|split|replace|replaceAll|startsWith|endsWith|includes|indexOf|join|register|createElement|recall|remember|transaction|stores|where|getItem|setItem|matchMedia|postMessage|test|RegExp|keymap)$/;
const KEY_NAME = /^(Arrow|Page|Home|End|Enter|Escape|Tab|Mod-|Ctrl-|Shift-|Alt-)/;

/** Whether a text looks like something a person reads: words with a space between, or one that starts a sentence. */
const isWords = (text) =>
  (/^[A-Z][a-z]+( |$|[.…,:])/.test(text) ||
    (/[a-z,.:] [a-z]/i.test(text) && /[a-z]{3}/.test(text)) ||
    /[a-z]\.$/.test(text)) &&
  !/[{}=<>#[\]]|;(?! )|\w\(|--|^\(|^\d|\dpx|var\(|translate|\dfr\b|^[\w-]+\/[\w.-]+$/.test(text) &&
  !KEY_NAME.test(text);

const filesIn = (path) => {
  if (/\.tsx?$/.test(path)) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      ? filesIn(`${path}/${entry.name}`)
      : [],
  );
};

const textOf = (node) => {
  if (node && node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node && node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
};

/** Reads one file: the messages in it, and (where `found.naked` is asked for) words that do not go through `t`. */
function readFile(parseAst, file, messages, naked) {
  const source = readFileSync(join(root, file), 'utf8');
  const tree = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const at = (node) => `${file}:${source.slice(0, node.start).split('\n').length}`;
  const lineOf = (node) => source.split('\n')[source.slice(0, node.start).split('\n').length - 2] || '';
  const complain = (node, text) => {
    if (!/words: data/.test(lineOf(node))) naked.push(`${at(node)}  ${JSON.stringify(text.trim().slice(0, 80))}`);
  };

  const visitCall = (node) => {
    const callee = source.slice(node.callee.start, node.callee.end);
    if (/(^|\.)stores$/.test(callee)) return;
    if (callee === 't' || callee === 'message') {
      const text = textOf(node.arguments[0]);
      if (text !== undefined) messages.add(text);
      node.arguments.slice(text === undefined ? 0 : 1).forEach(visit);
      return;
    }
    visit(node.callee);
    const isUnread = UNREAD_CALL.test(callee);
    for (const one of node.arguments) if (!isUnread || textOf(one) === undefined) visit(one);
  };

  const visitAttribute = (node) => {
    const name = source.slice(node.name.start, node.name.end);
    const text = textOf(node.value);
    if (text !== undefined) {
      if (name === 'text' && /<\w+>/.test(text)) messages.add(text);
      else if (READ.has(name) && /\p{L}{2}/u.test(text)) complain(node, text);
    } else if (!/^(className|classNames|style|key|type|to|href|d|id|variant|size|styles)$/.test(name)) {
      visit(node.value);
    }
  };

  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportAllDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAnnotation':
      case 'TSTypeParameterInstantiation':
        return;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        visit(node.expression);
        return;
      case 'NewExpression':
      case 'ThrowStatement':
        if (
          node.type === 'ThrowStatement' ||
          /Error|Format|Collator|URL|Worker|Event/.test(source.slice(node.callee.start, node.callee.end))
        )
          return;
        break;
      case 'CallExpression':
        visitCall(node);
        return;
      case 'BinaryExpression':
        if (/^[=!]==?$|^in$/.test(node.operator)) return;
        break;
      case 'SwitchCase':
        node.consequent.forEach(visit);
        return;
      case 'MemberExpression':
        visit(node.object);
        if (node.computed && textOf(node.property) === undefined) visit(node.property);
        return;
      case 'Property':
        if (node.computed) visit(node.key);
        visit(node.value);
        return;
      case 'JSXAttribute':
        visitAttribute(node);
        return;
      case 'JSXText':
        if (/\p{L}{2}/u.test(node.value)) complain(node, node.value);
        return;
      case 'Literal':
        if (typeof node.value === 'string' && isWords(node.value)) complain(node, node.value);
        return;
      case 'TemplateLiteral': {
        const raw = node.quasis.map((one) => one.value.cooked).join('');
        if (/[a-z]{2,} /i.test(raw) && !/[{}=<>#]|;(?! )|\w\(|--|\dpx|\/|_/.test(raw)) complain(node, raw);
        node.expressions.forEach(visit);
        return;
      }
    }
    for (const key of Object.keys(node)) {
      if (/^(type|start|end|typeAnnotation|typeArguments|typeParameters|returnType|id)$/.test(key)) continue;
      visit(node[key]);
    }
  };
  visit(tree.body);
}

/** Everything the app says, sorted; and words of the page that bypass the catalogue, as `file:line  "words"`. */
export async function readWords() {
  const { parseAst } = await import('vite');
  const messages = new Set();
  const naked = [];
  for (const file of SHOWN.flatMap(filesIn)) readFile(parseAst, file, messages, naked);
  const inTables = [];
  for (const file of TABLES.flatMap(filesIn)) readFile(parseAst, file, messages, inTables);
  for (const line of inTables) messages.add(JSON.parse(line.slice(line.indexOf('  ') + 2)));
  return { messages: Array.from(messages).sort((a, b) => (a < b ? -1 : 1)), naked };
}

const written = (messages) => `${JSON.stringify(messages, null, 2)}\n`;

/** The check of `npm run verify`: the catalogue is true, and nothing is said beside it. Gives `{ code, output }`. */
export async function checkWords() {
  const { messages, naked } = await readWords();
  const isTrue = readFileSync(join(root, CATALOGUE), 'utf8') === written(messages);
  const output = naked.map((line) => `${line} is shown without t('...')\n`).join('');
  return {
    code: naked.length === 0 && isTrue ? 0 : 1,
    output: isTrue ? output : `${output}${CATALOGUE} is not true any more: run npm run words\n`,
  };
}

if (isEntry(import.meta.url)) {
  main(async () => {
    await ensure();
    const { messages, naked } = await readWords();
    writeFileSync(join(root, CATALOGUE), written(messages));
    console.log(`${relative(root, join(root, CATALOGUE))}: ${messages.length} messages`);
    for (const line of naked) console.log(`${line} is shown without t('...')`);
    return naked.length === 0 ? 0 : 1;
  });
}
