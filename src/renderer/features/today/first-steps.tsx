import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './today.module.css';

/** What a new office needs before it can work, ticked as it is there; nothing once it is, and for those who may not. */
export function FirstSteps(): ReactNode {
  const { roles } = useUser();
  const { phase } = useLiveSync().status;
  const isComing = phase === 'first-sync' || phase === 'starting';
  return roles.includes('admin') && !isComing ? <Steps /> : null;
}

function Steps(): ReactNode {
  const { personId } = useUser();
  const clients = useCounts('organizations', []);
  const sites = useCounts('sites', []);
  const technicians = useCounts('people', [
    { field: 'kind', is: 'any-of', values: ['technician'] },
    { field: 'id', is: 'none-of', values: [personId] },
  ]);
  const assets = useCounts('assets', []);
  const tickets = useCounts('tickets', []);
  const all = [clients, sites, technicians, assets, tickets];
  if (all.some((one) => one.isLoading) || all.every((one) => one.total > 0)) return null;
  const steps = [
    { to: '/clients/new', done: clients.total > 0, words: t('Add the first client') },
    { to: '/sites/new', done: sites.total > 0, words: t('Add a site of that client') },
    { to: '/users/new', done: technicians.total > 0, words: t('Give a technician an account') },
    { to: '/assets/new', done: assets.total > 0, words: t('Write down the first asset') },
    { to: '/tickets/new', done: tickets.total > 0, words: t('Open the first ticket') },
  ] as const;
  const left = steps.filter((one) => !one.done).length;
  return (
    <Section title={t('First steps')} count={t('{left} of {total} left', { left, total: steps.length })}>
      <ol className={css.steps} aria-label={t('First steps')}>
        {steps.map(({ to, done, words }) => (
          <li key={to}>
            {done ? (
              <IconCircleCheckFilled size={17} className={text.ok} role="img" aria-label={t('done')} />
            ) : (
              <IconCircle size={17} className={text.muted} role="img" aria-label={t('to do')} />
            )}
            {done ? <span className={text.muted}>{words}</span> : <Link to={to}>{words}</Link>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
