import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import type { SavedViews } from './use-saved-views.ts';
import css from './view-menu.module.css';

/** What is typed a name for. */
type Asked = 'save' | 'rename' | null;

/** Saves what a list shows as a view; renames and deletes the saved view that is open. */
export function ViewMenu({ saved }: { saved: SavedViews }): ReactNode {
  const [asked, setAsked] = useState<Asked>(null);
  const { current } = saved;
  return (
    <Popover
      position="bottom-end"
      offset={6}
      trapFocus
      returnFocus
      withRoles={false}
      opened={asked !== null}
      onChange={(isOpen) => isOpen || setAsked(null)}
    >
      <Popover.Target>
        <div>
          {current ? (
            <Menu position="bottom-end" offset={6}>
              <Menu.Target>
                <Button variant="subtle" rightSection={<IconChevronDown size={14} />}>
                  {t('View')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setAsked('save')}>{t('Save as a new view…')}</Menu.Item>
                <Menu.Item onClick={() => setAsked('rename')}>{t('Rename…')}</Menu.Item>
                <Menu.Item onClick={saved.remove}>{t('Delete the view')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          ) : (
            <Button
              variant="subtle"
              aria-haspopup="dialog"
              aria-expanded={asked !== null}
              onClick={() => setAsked(asked ? null : 'save')}
            >
              {t('Save view')}
            </Button>
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={asked === 'rename' ? t('Rename the view') : t('Save view')}>
        <NameForm
          key={asked}
          saved={saved}
          first={asked === 'rename' ? (current?.name ?? '') : ''}
          verb={asked === 'rename' ? t('Rename') : t('Save')}
          onName={(name) => {
            if (asked === 'rename') saved.rename(name);
            else saved.saveAs(name);
            setAsked(null);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm(props: {
  saved: SavedViews;
  first: string;
  verb: string;
  onName: (name: string) => void;
}): ReactNode {
  const [name, setName] = useState(props.first);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const objection = props.saved.objectionTo(name);
    setError(objection);
    if (objection === null) props.onName(name);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={t('Name of the view')}
        description={t('Filters, sort and columns as they are now, for you on this laptop.')}
        value={name}
        maxLength={60}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit">{props.verb}</Button>
    </form>
  );
}
