import { Select, TextInput } from '@mantine/core';
import { Fragment, type ReactNode, useId } from 'react';
import { PriorityMark } from '#renderer/parts/ticket-marks.tsx';
import { t } from '#renderer/words/t.ts';
import { LEVELS, type Level, type Priority, type PriorityValue, priorityFor } from '#shared/domain/tickets/priority.ts';
import css from './ticket.module.css';

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const PRIORITIES = [1, 2, 3, 4, 5] as const;

/** Impact by urgency, with the priority each gives; and what somebody decides instead, with the reason. */
export function PriorityChoice(props: {
  value: PriorityValue;
  onChange: (value: PriorityValue) => void;
  hasFocus?: boolean;
}): ReactNode {
  const { value, onChange } = props;
  const name = useId();
  const fromMatrix = priorityFor(value.impact, value.urgency);
  const decide = (text: string | null): void => {
    const override = text === null ? null : (Number(text) as Priority);
    onChange({ ...value, override, reason: override === null ? '' : value.reason });
  };
  return (
    <div className={css.priority}>
      <div className={css.matrix} role="radiogroup" aria-label={t('Impact and urgency')}>
        <span />
        {LEVELS.map((urgency) => (
          <span key={urgency} data-top>
            {t('{urgency} urgency', { urgency })}
          </span>
        ))}
        {LEVELS.map((impact) => (
          <Fragment key={impact}>
            <span>{t('{impact} impact', { impact })}</span>
            {LEVELS.map((urgency) => (
              <Spot
                key={urgency}
                name={name}
                impact={impact}
                urgency={urgency}
                isChosen={value.impact === impact && value.urgency === urgency}
                hasFocus={props.hasFocus === true && value.impact === impact && value.urgency === urgency}
                onChoose={() => onChange({ ...value, impact, urgency })}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <div className={css.decide}>
        <Select
          label={t('Decide otherwise')}
          placeholder={t('No, P{fromMatrix} as the matrix says', { fromMatrix })}
          data={PRIORITIES.map((level) => ({ value: String(level), label: `P${level}` }))}
          value={value.override === null ? null : String(value.override)}
          onChange={decide}
          clearable
        />
        {value.override !== null && (
          <TextInput
            label={t('Reason')}
            description={t('It is kept with the ticket.')}
            value={value.reason}
            onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
          />
        )}
      </div>
    </div>
  );
}

function Spot(props: {
  name: string;
  impact: Level;
  urgency: Level;
  isChosen: boolean;
  hasFocus: boolean;
  onChoose: () => void;
}): ReactNode {
  const level = priorityFor(props.impact, props.urgency);
  return (
    <label className={css.spot}>
      <input
        type="radio"
        name={props.name}
        checked={props.isChosen}
        onChange={props.onChoose}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose here.
        autoFocus={props.hasFocus}
        aria-label={t('{sentence} impact, {urgency} urgency: P{level}', {
          sentence: sentence(props.impact),
          urgency: props.urgency,
          level,
        })}
      />
      <PriorityMark level={level} />
    </label>
  );
}
