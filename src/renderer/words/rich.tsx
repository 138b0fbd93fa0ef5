import { i18n } from '@lingui/core';
import { I18nProvider, Trans } from '@lingui/react';
import type { ReactElement, ReactNode } from 'react';
import type { WordValue } from './t.ts';

/**
 * A message with parts of its own look: `<Rich text="Goes on from <b>{number}</b>" values={{ number }} parts={{ b: <b /> }} />`.
 * What a placeholder holds is text, whoever wrote it; only the message's own tags become elements.
 */
export function Rich(props: {
  text: string;
  values?: Record<string, WordValue>;
  parts: Record<string, ReactElement>;
}): ReactNode {
  return (
    <I18nProvider i18n={i18n}>
      <Trans id={props.text} values={props.values ?? {}} components={props.parts} />
    </I18nProvider>
  );
}
