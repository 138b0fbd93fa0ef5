import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { LIST_OF } from '#renderer/parts/record-link.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { LINKED, type RecordRef } from '#shared/domain/documents/record-links.ts';
import { recordLinksIn } from './parse.ts';
import { SafeHtml } from './safe-html.tsx';
import { type Target, toHtml } from './to-html.ts';
import { useTargets } from './use-targets.ts';

interface Props {
  text: string;
  /** The level of the first heading, where the text stands below another one. */
  topHeading?: 2 | 3 | 4;
}

/**
 * A text that somebody wrote, shown: markdown with tables and task lists, links that leave by the desktop's bridge (or
 * a tab of their own), and links to records under their present title. Nothing in it can run, and nothing is fetched.
 */
export function Markdown({ text, topHeading = 2 }: Props): ReactNode {
  const refs = useMemo(() => recordLinksIn(text), [text]);
  return refs.length === 0 ? (
    <Text text={text} topHeading={topHeading} find={nothing} />
  ) : (
    <WithLinks text={text} topHeading={topHeading} refs={refs} />
  );
}

const nothing = (): undefined => undefined;

/** Only a text that names records asks for them. */
function WithLinks(props: { text: string; topHeading: 2 | 3 | 4; refs: readonly RecordRef[] }): ReactNode {
  return <Text text={props.text} topHeading={props.topHeading} find={useTargets(props.refs)} />;
}

const addressOf = ({ collection, id }: Target): string => `${LIST_OF[collection].to}/${id}`;
const RECORD = /^\/([a-z]+)\/([0-9a-f-]{36})$/;

function Text(props: { text: string; topHeading: 2 | 3 | 4; find: (ref: RecordRef) => Target | undefined }): ReactNode {
  const { text, topHeading, find } = props;
  const navigate = useNavigate();
  const show = useNotices((state) => state.show);
  const html = useMemo(() => toHtml(text, { find, addressOf, topHeading }), [text, find, topHeading]);

  const onLink = (link: HTMLAnchorElement, event: MouseEvent): boolean => {
    const [, folder, id = ''] = RECORD.exec(link.getAttribute('href') ?? '') ?? [];
    const collection = LINKED.find((one) => LIST_OF[one].to === `/${folder}`);
    if (collection) {
      // A further tab is the browser's business.
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false;
      void navigate({ to: LIST_OF[collection].one, params: { id } });
      return true;
    }
    const { sitebook } = window;
    if (!sitebook) return false;
    void sitebook.openExternal(link.href).then((answer) => {
      if (!answer.ok) show({ tone: 'bad', text: answer.message, undo: null });
    });
    return true;
  };
  return <SafeHtml html={html} onLink={onLink} />;
}
