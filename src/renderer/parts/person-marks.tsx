import { IconCheck, IconStar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Badge } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { Person } from '#shared/domain/records.ts';

/** What one should know of a person before speaking to them, in words. */
export const personMarks = (person: Person): string[] => [
  ...(person.isVip ? [t('VIP')] : []),
  ...(person.isApprover ? [t('Approver')] : []),
  ...(person.kind === 'technician' && !person.isActive ? [t('Left the office')] : []),
];

/** The same as badges. */
export const PersonMarks = ({ person }: { person: Person }): ReactNode => (
  <>
    {person.isVip && <Badge icon={<IconStar size={13} aria-hidden />}>{t('VIP')}</Badge>}
    {person.isApprover && <Badge icon={<IconCheck size={13} aria-hidden />}>{t('Approver')}</Badge>}
    {person.kind === 'technician' && !person.isActive && <Badge>{t('Left the office')}</Badge>}
  </>
);
