import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { LINKED, type Linked, writeRecordLink } from '#shared/domain/documents/record-links.ts';

/** A record that can be linked. */
export interface RecordHit {
  collection: Linked;
  id: string;
  /** What the link reads as. */
  title: string;
  /** What tells it from others: its kind, its client. */
  detail: string;
}

/** Finds records by their words; without words, those that are likely. */
export type FindRecords = (words: string) => Promise<RecordHit[]>;

const TYPED = /\[\[[^[\]\n]{0,80}$/;

/** `[[` opens a list of records; what is chosen stands there as a link that survives renaming. */
const source =
  (find: FindRecords, fixed: readonly { label: string; detail: string; text: string }[]) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(TYPED);
    if (!typed) return null;
    const words = typed.text.slice(2).trim();
    const hits = await find(words);
    if (context.aborted) return null;
    const put = (text: string) => (view: EditorView, _: Completion, from: number, to: number) => {
      const end = view.state.doc.sliceString(to, to + 2) === ']]' ? to + 2 : to;
      view.dispatch({
        changes: { from, to: end, insert: text },
        selection: { anchor: from + text.length },
        userEvent: 'input.complete',
      });
    };
    return {
      from: typed.from,
      filter: false,
      options: [
        ...fixed
          .filter((one) => one.label.toLowerCase().startsWith(words.toLowerCase()))
          .map((one) => ({ label: one.label, detail: one.detail, apply: put(one.text) })),
        ...hits.map((hit) => ({
          label: hit.title,
          detail: hit.detail,
          apply: put(writeRecordLink(hit.collection, hit.id, hit.title)),
        })),
      ],
    };
  };

const ID = new RegExp(`\\s(?:${LINKED.join('|')}):[0-9a-f-]{36}(?=\\]\\])`, 'g');

/** The id of a link is there, and not in the way: the writer sees its words. */
const ids = new MatchDecorator({ regexp: ID, decoration: Decoration.replace({}) });
const hideIds = ViewPlugin.fromClass(
  class {
    hidden: DecorationSet;
    constructor(view: EditorView) {
      this.hidden = ids.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.hidden = ids.updateDeco(update, this.hidden);
    }
  },
  {
    decorations: (plugin) => plugin.hidden,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.hidden ?? Decoration.none),
  },
);

const links = new MatchDecorator({
  regexp: /\[\[[^[\]\n]{1,400}\]\]/g,
  decoration: Decoration.mark({ class: 'cm-record' }),
});
const markLinks = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = links.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.marks = links.updateDeco(update, this.marks);
    }
  },
  { decorations: (plugin) => plugin.marks },
);

/** `fixed` are offered besides records. */
export const recordLinks = (
  find: FindRecords,
  fixed: readonly { label: string; detail: string; text: string }[],
): Extension => [
  autocompletion({
    override: [source(find, fixed)],
    icons: false,
    activateOnTypingDelay: 100,
    interactionDelay: 0,
    maxRenderedOptions: 30,
  }),
  hideIds,
  markLinks,
];

/** Opens the list of records at the cursor. */
export const beginRecordLink = (view: EditorView): boolean => {
  const { from, to } = view.state.selection.main;
  const words = view.state.doc.sliceString(from, to).replace(/[[\]\n]/g, ' ');
  view.dispatch({
    changes: { from, to, insert: `[[${words}` },
    selection: { anchor: from + 2 + words.length },
    userEvent: 'input.type',
  });
  view.focus();
  return startCompletion(view);
};
