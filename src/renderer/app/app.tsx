import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '#renderer/data/session.ts';
import { FirstAdmin } from '#renderer/features/login/first-admin.tsx';
import { NeedsOffice } from '#renderer/features/login/needs-office.tsx';
import { OpenElsewhere } from '#renderer/features/login/open-elsewhere.tsx';
import { Revoked } from '#renderer/features/login/revoked.tsx';
import { SignIn } from '#renderer/features/login/sign-in.tsx';
import { Starting } from '#renderer/features/login/starting.tsx';
import { StorageFailed } from '#renderer/features/login/storage-failed.tsx';
import { useDensity } from '#renderer/parts/density.ts';
import { assertNever } from '#shared/lib/exhaustive.ts';
import { router } from './routes.tsx';

/** Where the office's one-time address leads. */
const FIRST_ADMIN_PATH = '/first-admin';

/** What the session calls for: a way in, or the app itself. */
export function App(): ReactNode {
  const session = useSession();
  useDensity();
  switch (session.is) {
    case 'starting':
      return <Starting />;
    case 'needs-office':
      return <NeedsOffice message={session.message} />;
    case 'needs-sign-in':
      return location.pathname === FIRST_ADMIN_PATH ? (
        <FirstAdmin office={session.office} />
      ) : (
        <SignIn session={session} />
      );
    case 'open-elsewhere':
      return <OpenElsewhere user={session.user} />;
    case 'storage-failed':
      return <StorageFailed message={session.message} unsent={session.unsent} />;
    case 'revoked':
      return <Revoked edits={session.edits} waiting={session.waiting} />;
    case 'open':
      return <RouterProvider router={router} />;
    default:
      return assertNever(session);
  }
}
