import type { ReactNode } from 'react';
import type { Beside } from './beside.ts';
import { DocumentReader, type Links } from './document-reader.tsx';
import { RunPanel } from './run-panel.tsx';
import type { RunPlace } from './use-run.ts';

/** What the address says is open beside a record: a document to read, or a run. Nothing where it names none. */
export function BesidePanel({ beside, place, links }: { beside: Beside; place: RunPlace; links: Links }): ReactNode {
  if (beside.doc === null) return null;
  return beside.run === null ? (
    <DocumentReader
      key={beside.doc}
      documentId={beside.doc}
      beside={beside}
      links={links}
      canRun={place.locked === null}
    />
  ) : (
    <RunPanel beside={beside} place={place} documentId={beside.doc} runId={beside.run} />
  );
}
