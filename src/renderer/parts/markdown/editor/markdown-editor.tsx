import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { insertLink, toggleAround } from './format.ts';
import { type FindRecords, recordLinks } from './record-links.ts';
import { editorLook } from './theme.ts';

/** What others do with the editor. */
export interface EditorHandle {
  /** Replaces the text; the cursor stays where it was in what did not change. */
  replace: (text: string) => void;
  run: (command: (view: EditorView) => boolean) => void;
  focus: () => void;
}

interface Props {
  /** Names it for screen readers. */
  label: string;
  /** The id of what describes it: how the keyboard leaves it. */
  describedBy?: string;
  placeholder?: string;
  /** What it begins with; later texts come by `replace`. */
  initial: string;
  onChange: (text: string) => void;
  /** Ctrl Enter. */
  onSubmit: () => void;
  find: FindRecords;
  /** What `[[` offers besides records. */
  fixed?: readonly { label: string; detail: string; text: string }[];
  handle: Ref<EditorHandle>;
}

/** Marks a text that came by `replace`: who put it there knows of it. */
const fromOutside = Annotation.define<boolean>();

/** The part of a text that differs from another one: all before and behind it is the same. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/**
 * An editor for markdown. Tab leaves it, as it leaves every field; Ctrl B, I and K make bold, italic and a link, Ctrl
 * Enter saves, `[[` finds records.
 */
export function MarkdownEditor(props: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is read through `latest`.
  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: props.initial,
        extensions: [
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                latest.current.onSubmit();
                return true;
              },
            },
            { key: 'Mod-b', run: toggleAround('**') },
            { key: 'Mod-i', run: toggleAround('*') },
            // Not with K alone, which opens the search from everywhere.
            { key: 'Mod-Shift-k', run: insertLink },
          ]),
          history(),
          recordLinks((words) => latest.current.find(words), props.fixed ?? []),
          markdown({ base: markdownLanguage, completeHTMLTags: false }),
          keymap.of([...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': props.label,
            ...(props.describedBy ? { 'aria-describedby': props.describedBy } : {}),
            spellcheck: 'true',
            autocorrect: 'on',
            autocapitalize: 'sentences',
          }),
          ...(props.placeholder ? [placeholder(props.placeholder)] : []),
          EditorView.updateListener.of((update) => {
            const isOwn = update.transactions.some((one) => one.docChanged && !one.annotation(fromOutside));
            if (isOwn) latest.current.onChange(update.state.doc.toString());
          }),
          editorLook,
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useImperativeHandle(props.handle, () => ({
    replace: (text) => {
      const now = view.current?.state.doc.toString();
      if (now !== undefined && now !== text) {
        view.current?.dispatch({ changes: difference(now, text), annotations: fromOutside.of(true) });
      }
    },
    run: (command) => {
      if (view.current) command(view.current);
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={place} />;
}
