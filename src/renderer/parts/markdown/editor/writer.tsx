import { type ReactNode, type RefObject, useId } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './editor.module.css';
import { insertLine } from './format.ts';
import { type EditorHandle, MarkdownEditor } from './markdown-editor.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFindRecords } from './use-find-records.ts';

/** A line of its own that the text can have, such as the place of the steps. */
export interface FixedLine {
  label: string;
  detail: string;
  text: string;
}

/**
 * A text of markdown with its tools. It is loaded when somebody writes: most of the time people read. `end` stands at
 * the end of the tools.
 */
export function Writer(props: {
  label: string;
  placeholder: string;
  initial: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  fixed?: readonly FixedLine[];
  editor: RefObject<EditorHandle | null>;
  end?: ReactNode;
  preview?: ReactNode;
}): ReactNode {
  const { editor, fixed = [] } = props;
  const hint = useId();
  const find = useFindRecords();
  return (
    <div className={css.writer}>
      <Toolbar label={t('Put into the text')} run={(command) => editor.current?.run(command)} end={props.end} />
      <div className={css.panes} data-two={props.preview !== undefined || undefined}>
        <div className={css.pane}>
          <MarkdownEditor
            label={props.label}
            describedBy={hint}
            placeholder={props.placeholder}
            initial={props.initial}
            onChange={props.onChange}
            onSubmit={props.onSubmit}
            find={find}
            fixed={fixed}
            handle={editor}
          />
          <p id={hint} className={css.hint}>
            {t('Markdown. Type [[ to link a record. Ctrl Enter saves, Tab leaves the text.')}
            {fixed.map((one) => (
              <button key={one.text} type="button" onClick={() => editor.current?.run(insertLine(one.text))}>
                {one.detail}
              </button>
            ))}
          </p>
        </div>
        {props.preview !== undefined && <div className={css.preview}>{props.preview}</div>}
      </div>
    </div>
  );
}
