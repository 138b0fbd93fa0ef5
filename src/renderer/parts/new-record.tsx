import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { PageHead } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { useCanAdd } from './can-add.ts';
import { useDirectory } from './directory.tsx';
import { DraftNotice } from './draft-notice.tsx';
import type { KeptDraft } from './form-draft.ts';
import { NoClients } from './missing-record.tsx';
import css from './new-record.module.css';
import { PageTitle } from './page-title.tsx';
import { LIST_OF, type Listed } from './record-link.tsx';

/** The page of a new record. Its form opens once the names are known; where the user may add none, it says why. */
export function NewRecordPage(props: { collection: Listed; title: string; children: ReactNode }): ReactNode {
  const { isLoading } = useDirectory();
  const canAdd = useCanAdd(props.collection);
  const { to, label } = LIST_OF[props.collection];
  return (
    <>
      <PageTitle title={props.title} crumbs={[{ label, to }, { label: props.title }]} />
      {isLoading ? <Ghosts /> : canAdd ? props.children : <NoClients collection={props.collection} />}
    </>
  );
}

/** The form itself: Enter submits, what speaks against it is said in place, what is typed outlives a crash. */
export function NewRecordForm(props: {
  collection: Listed;
  title: string;
  /** A line below the title. */
  lead: string;
  /** The verb on its button. */
  verb: string;
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  isBusy: boolean;
  /** What speaks against the whole. */
  error: string | null;
  draft: KeptDraft;
  children: ReactNode;
}): ReactNode {
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={props.title} sub={<span>{props.lead}</span>} />
      <DraftNotice draft={props.draft} />
      <form className={css.form} onSubmit={props.onSubmit} noValidate aria-label={props.title}>
        {props.children}
        {props.error && (
          <p className={text.bad} role="alert">
            {props.error}
          </p>
        )}
        <div className={css.foot}>
          <Button type="submit" variant="filled" disabled={props.isBusy}>
            {props.verb}
          </Button>
          <Button variant="subtle" onClick={() => void navigate({ to: LIST_OF[props.collection].to })}>
            {t('Leave')}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Fields beside each other where there is room. */
export const FormRow = ({ children }: { children: ReactNode }): ReactNode => <div className={css.row}>{children}</div>;
