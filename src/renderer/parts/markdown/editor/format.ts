import type { EditorState, TransactionSpec } from '@codemirror/state';
import { EditorSelection } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';

/** Does something to the text, and leaves the keyboard in it. */
const doing =
  (work: (state: EditorState) => TransactionSpec): Command =>
  (view: EditorView) => {
    view.dispatch(view.state.update(work(view.state), { scrollIntoView: true, userEvent: 'input' }));
    view.focus();
    return true;
  };

/** Puts a sign on both sides of what is selected, or takes it off where it stands already. */
export const toggleAround = (sign: string): Command =>
  doing((state) =>
    state.changeByRange((range) => {
      const { doc } = state;
      const [before, after] = [
        doc.sliceString(range.from - sign.length, range.from),
        doc.sliceString(range.to, range.to + sign.length),
      ];
      if (before === sign && after === sign) {
        return {
          changes: [
            { from: range.from - sign.length, to: range.from },
            { from: range.to, to: range.to + sign.length },
          ],
          range: EditorSelection.range(range.from - sign.length, range.to - sign.length),
        };
      }
      return {
        changes: [
          { from: range.from, insert: sign },
          { from: range.to, insert: sign },
        ],
        range: EditorSelection.range(range.from + sign.length, range.to + sign.length),
      };
    }),
  );

/** What a line can begin with: one takes the place of the other. */
const STARTS = /^(\s*)(#{1,6} |> |- \[[ x]\] |[-*] |\d+[.)] )?/;

/** Makes the selected lines headings, lists or quotes, or plain again where all of them are that already. */
export const toggleLines = (start: string | ((index: number) => string)): Command =>
  doing((state) => {
    const { doc } = state;
    const numbers = new Set<number>();
    for (const { from, to } of state.selection.ranges) {
      for (let n = doc.lineAt(from).number; n <= doc.lineAt(to).number; n++) numbers.add(n);
    }
    const lines = [...numbers].map((n) => doc.line(n));
    const startOf = (index: number): string => (typeof start === 'string' ? start : start(index));
    const haveAll = lines.every((line, index) => STARTS.exec(line.text)?.[2] === startOf(index));
    const changes = lines.map((line, index) => {
      const [, space = '', now = ''] = STARTS.exec(line.text) ?? [];
      const from = line.from + space.length;
      return { from, to: from + now.length, insert: haveAll ? '' : startOf(index) };
    });
    const set = state.changes(changes);
    // The cursor of an empty line goes behind what was put there.
    return { changes: set, selection: state.selection.map(set, 1) };
  });

/** `[words](address)`: the address is typed next; where an address is selected, the words are. */
export const insertLink: Command = doing((state) =>
  state.changeByRange((range) => {
    const selected = state.doc.sliceString(range.from, range.to);
    const isAddress = /^(https:\/\/|mailto:)\S+$/.test(selected);
    const insert = isAddress ? `[](${selected})` : `[${selected}](https://)`;
    const cursor = range.from + (isAddress ? 1 : insert.length - 1);
    return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(cursor) };
  }),
);

/** Puts a block on lines of its own; `select` is what of it is selected then. */
function insertBlock(block: string, select: string): Command {
  return doing((state) => {
    const { main } = state.selection;
    const line = state.doc.lineAt(main.from);
    const isEmpty = line.text.trim() === '';
    const at = isEmpty ? line.from : line.to;
    const lead = at === 0 ? '' : isEmpty ? (state.doc.sliceString(at - 2, at) === '\n\n' ? '' : '\n') : '\n\n';
    const insert = `${lead}${block}\n`;
    const from = at + lead.length + Math.max(0, block.indexOf(select));
    return {
      changes: { from: at, to: isEmpty ? line.to : at, insert },
      selection: EditorSelection.range(from, from + select.length),
    };
  });
}

/** A table of three columns; its first heading is selected. The words are the writer's language. */
export const insertTable = (column: string): Command =>
  insertBlock(
    `| ${column} 1 | ${column} 2 | ${column} 3 |\n|---|---|---|\n|   |   |   |\n|   |   |   |`,
    `${column} 1`,
  );

export const insertCode: Command = (view) => {
  const { state } = view;
  const { main } = state.selection;
  const selected = state.doc.sliceString(main.from, main.to);
  if (selected !== '' && !selected.includes('\n')) return toggleAround('`')(view);
  if (selected === '') return insertBlock('```\n\n```', '')(view);
  return doing(() => ({
    changes: [
      { from: state.doc.lineAt(main.from).from, insert: '```\n' },
      { from: state.doc.lineAt(main.to).to, insert: '\n```' },
    ],
  }))(view);
};

export const insertWarning = (words: string): Command => insertBlock(`> [!WARNING]\n> ${words}`, words);

/** Puts a text in at the cursor. */
export const insertText = (text: string): Command =>
  doing((state) => ({
    ...state.replaceSelection(text),
  }));

export const insertLine = (text: string): Command => insertBlock(text, '');
