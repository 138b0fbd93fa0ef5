import { type ReactNode, useEffect } from 'react';
import { type Crumb, useWhere } from '#renderer/state/where.ts';
import { t } from '#renderer/words/t.ts';
import { useLiveSync } from './live-sync.tsx';

/** Names the page: in the window's title, with the number of edits that have not left this laptop, and in the crumbs. */
export function PageTitle({ title, crumbs }: { title: string; crumbs: readonly Crumb[] }): ReactNode {
  const { unsent } = useLiveSync().status;
  const setCrumbs = useWhere((state) => state.setCrumbs);
  const key = JSON.stringify(crumbs);
  useEffect(() => setCrumbs(JSON.parse(key) as Crumb[]), [key, setCrumbs]);
  const mark = unsent > 0 ? `(${t('{unsent} saved here', { unsent })}) ` : '';
  return <title>{mark + t('{title}, Sitebook', { title })}</title>;
}
