import type { ReactNode } from 'react';

/** Sitebook's mark: a page with a bound edge and three rack units ruled on it. */
export function Mark({ size = 22 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" fill="none" aria-hidden>
      <rect x="3" y="1.75" width="16" height="18.5" rx="2.5" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 2v18" stroke="currentColor" strokeWidth="1.6" />
      <path d="M10 7h6M10 11h6M10 15h3.5" stroke="var(--sb-accent)" strokeWidth="1.9" strokeLinecap="round" />
    </svg>
  );
}
