import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { STEPS_HERE } from '#shared/domain/documents/steps-place.ts';
import type { Document } from '#shared/domain/records.ts';
import { newStep } from './use-steps-draft.ts';

/** What a new document begins with. */
export interface Template {
  value: string;
  label: string;
  body: string;
  steps: () => RunbookStep[];
}

const step = (kind: RunbookStep['kind'], title: string, more: Partial<RunbookStep> = {}): RunbookStep => ({
  ...newStep(kind, title),
  ...more,
});
const headings = (...lines: string[]): string =>
  lines.map((line) => (line.startsWith('[[') ? line : `## ${line}\n`)).join('\n\n');

const runbookBody = (): string => headings(t('When to use it'), t('Before you start'), STEPS_HERE, t('Way back'));

const BLANK: Template = { value: 'blank', label: t('Blank'), body: '', steps: () => [] };

/** What a new document of each kind may begin with; the first is offered. */
export const TEMPLATES: Record<Document['kind'], readonly Template[]> = {
  runbook: [
    BLANK,
    {
      value: 'fault',
      label: t('A fault: find it and mend it'),
      body: runbookBody(),
      steps: () => [
        step('check', t('The fault shows as described above')),
        step('choose', t('Who is hit?'), { choices: [t('One person'), t('A part of the site'), t('All of the site')] }),
        step('do', t('Tell the site what will happen and for how long')),
        step('measure', t('Read the value that tells'), { unit: t('unit') }),
        step('do', t('Mend it')),
        step('check', t('It works again for those who reported it')),
      ],
    },
    {
      value: 'work',
      label: t('Planned work: prepare, do, check, way back'),
      body: runbookBody(),
      steps: () => [
        step('check', t('The window is agreed and the site knows')),
        step('do', t('Save the configuration and note where it is')),
        step('do', t('Do the work')),
        step('check', t('Everything that worked before works again')),
        step('choose', t('Keep it?'), { choices: [t('Keep it'), t('Go back, see Way back')] }),
        step('do', t('Write down what was changed')),
      ],
    },
    {
      value: 'round',
      label: t('A round: look and measure'),
      body: headings(t('What for'), STEPS_HERE),
      steps: () => [
        step('check', t('Room is locked, dry and clear')),
        step('measure', t('Temperature in the room'), { unit: '°C', min: 16, max: 27 }),
        step('check', t('No amber or red light on any device')),
        step('do', t('Photo of the rack, front and rear')),
      ],
    },
  ],
  article: [BLANK],
  'known-error': [
    {
      value: 'known-error',
      label: t('How it shows, cause, workaround'),
      body: headings(t('How it shows'), t('Cause'), t('Workaround'), t('When it is mended for good')),
      steps: () => [],
    },
    BLANK,
  ],
};
