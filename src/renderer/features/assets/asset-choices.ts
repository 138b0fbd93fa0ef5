import { t } from '#renderer/words/t.ts';

/** What can be chosen for an asset, wherever it is chosen. */
export const ENVIRONMENTS = [
  { value: 'production', label: t('Production') },
  { value: 'test', label: t('Test') },
  { value: 'development', label: t('Development') },
  { value: 'spare', label: t('Spare') },
];

export const CRITICALITIES = [
  { value: '1', label: t('1, the office stops without it') },
  { value: '2', label: t('2, many are hindered') },
  { value: '3', label: t('3, a few are hindered') },
  { value: '4', label: t('4, can wait') },
];
