import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { newId, nextAssetTag } from '#renderer/data/commands.ts';
import { useClientsFor } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { DraftNotice } from '#renderer/parts/draft-notice.tsx';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { NoClients } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { PageHead } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, type AssetClass, assetClasses } from '#shared/domain/assets/classes.ts';
import { emptyPlace } from '#shared/domain/assets/fields.ts';
import css from './asset.module.css';

const CLASSES = assetClasses.map((value) => ({ value, label: t(ASSET_CLASSES[value].label) }));

/** What the page is opened from: a client or a site that gets it, a name or a scanned code that was not found. */
interface Origin {
  clientId: string | null;
  siteId: string | null;
  name: string | null;
  code: string | null;
}

/** A new asset: what makes it findable. The rest is written on its own page. */
export function NewAsset(origin: Origin): ReactNode {
  const { isLoading } = useDirectory();
  return (
    <>
      <PageTitle title={t('New asset')} crumbs={[{ label: t('Assets'), to: '/assets' }, { label: t('New asset') }]} />
      {isLoading ? <Ghosts /> : <Page {...origin} />}
    </>
  );
}

function Page(origin: Origin): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const from = names.origin(origin.clientId, origin.siteId);
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      ...from,
      class: null as AssetClass | null,
      name: origin.name ?? '',
      serial: origin.code ?? '',
      model: '',
      manufacturer: '',
    },
    validate: {
      organizationId: (id) => (id ? null : t('Choose the client it belongs to.')),
      class: (one) => (one ? null : t('Choose what it is.')),
      name: (name) => (name.trim() ? null : t('Give it a name.')),
    },
  });
  const draft = useFormDraft(
    formKey('/assets/new', { client: origin.clientId, site: origin.siteId, name: origin.name, code: origin.code }),
    form,
  );
  const { organizationId } = form.values;
  const tag = useNextTag(names.clientCode(organizationId));
  const clients = useClientsFor('assets');
  const sites = names.sites.filter((one) => one.organizationId === organizationId);

  const add = async ({ organizationId: client, siteId, ...values }: typeof form.values): Promise<void> => {
    const id = newId();
    // Asked again at the last moment: another asset may have taken the tag meanwhile.
    const last = (await nextAssetTag(names.clientCode(client)))?.tag ?? '';
    const objection = await save(last || values.name, t('New asset'), [
      {
        collection: 'assets',
        id,
        organizationId: client,
        create: true,
        values: { ...values, tag: last, place: { ...emptyPlace, siteId } },
      },
    ]);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/assets/$id', params: { id } });
  };
  const submit = form.onSubmit((values) => run(() => add(values)));

  if (clients.length === 0) return <NoClients collection="assets" />;
  return (
    <>
      <PageHead
        title={t('New asset')}
        sub={<span>{t('The rest is written on its own page, when it is known.')}</span>}
      />
      <DraftNotice draft={draft} />
      <form className={css.form} onSubmit={submit} noValidate aria-label={t('New asset')}>
        <Select
          label={t('Client')}
          data={clients.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          autoFocus={from.organizationId === null}
          openOnFocus={false}
          {...form.getInputProps('organizationId')}
          onChange={(id) => form.setValues({ organizationId: id, siteId: null })}
        />
        <div className={css.formRow}>
          <Select
            label={t('Class')}
            data={CLASSES}
            searchable
            autoFocus={from.organizationId !== null}
            openOnFocus={false}
            {...form.getInputProps('class')}
          />
          <Select
            label={t('Site')}
            data={sites.map((one) => ({ value: one.id, label: one.name }))}
            searchable
            clearable
            openOnFocus={false}
            disabled={!organizationId}
            placeholder={organizationId ? '' : t('Choose the client first')}
            {...form.getInputProps('siteId')}
          />
        </div>
        <TextInput label={t('Name')} spellCheck={false} {...form.getInputProps('name')} />
        <TextInput label={t('Serial')} spellCheck={false} {...form.getInputProps('serial')} />
        <div className={css.formRow}>
          <TextInput label={t('Manufacturer')} {...form.getInputProps('manufacturer')} />
          <TextInput label={t('Model')} {...form.getInputProps('model')} />
        </div>
        {error && (
          <p className={text.bad} role="alert">
            {error}
          </p>
        )}
        <div className={css.formFoot}>
          <Button type="submit" variant="filled" disabled={isBusy}>
            {t('Add asset')}
          </Button>
          <Button variant="subtle" onClick={() => void navigate({ to: '/assets' })}>
            {t('Leave')}
          </Button>
          <span className={text.muted}>
            {!organizationId
              ? ''
              : tag === null
                ? t('Gets its tag later: this laptop has none left')
                : tag && t('Gets {tag}', { tag })}
          </span>
        </div>
      </form>
    </>
  );
}

/** The tag that an asset of this client would get; null where this laptop has none left, undefined while asking. */
function useNextTag(shortCode: string): string | null | undefined {
  const [tag, setTag] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    setTag(undefined);
    if (shortCode) void nextAssetTag(shortCode).then((next) => isCurrent && setTag(next?.tag ?? null));
    return () => {
      isCurrent = false;
    };
  }, [shortCode]);
  return tag;
}
