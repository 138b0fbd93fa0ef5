import { type ReactNode, useMemo, useRef } from 'react';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { outlineOf } from '#renderer/parts/markdown/parse.ts';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import { hasContent } from '#shared/domain/documents/rules.ts';
import { aroundSteps } from '#shared/domain/documents/steps-place.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';
import { StepsToRead } from './steps-to-read.tsx';

/** A document to read: what is in it on the left, its text, and the steps of a runbook where the text wants them. */
export function ReadView({ document }: { document: Document }): ReactNode {
  const page = useRef<HTMLDivElement>(null);
  const hasSteps = document.kind === 'runbook' && document.steps.length > 0;
  const { before, after } = useMemo(() => aroundSteps(document.body), [document.body]);
  const headings = useMemo(
    () => [...outlineOf(before), ...(hasSteps ? [{ depth: 2, text: t('Steps') }] : []), ...outlineOf(after)],
    [before, after, hasSteps],
  );
  const top = Math.min(...headings.map((one) => one.depth));
  const go = (index: number): void => {
    const heading = page.current?.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')[index];
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };

  if (!hasContent(document) && !hasSteps) {
    return (
      <Empty hint={document.state === 'draft' && t('Choose Edit to write it.')}>
        {t('Nothing is written here yet.')}
      </Empty>
    );
  }
  return (
    <div className={css.read} data-fill data-plain={headings.length < 2 || undefined}>
      {headings.length > 1 && (
        <nav className={css.contents} aria-label={t('Contents')}>
          <ol>
            {headings.map((heading, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the headings of one text, some alike.
              <li key={index} data-inner={heading.depth > top || undefined}>
                <button type="button" onClick={() => go(index)}>
                  {heading.text}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <article ref={page} className={css.prose} aria-label={document.title}>
        <Markdown text={before} />
        {hasSteps && <StepsToRead steps={document.steps} />}
        {after && <Markdown text={after} />}
      </article>
    </div>
  );
}
