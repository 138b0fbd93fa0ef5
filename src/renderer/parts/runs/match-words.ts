import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import { DOCUMENT_KINDS } from '#shared/domain/documents/lifecycle.ts';
import type { MatchReason } from '#shared/domain/documents/match.ts';
import type { Document } from '#shared/domain/records.ts';

function reasonWords(reason: MatchReason): string {
  switch (reason.is) {
    case 'linked':
      return t('linked');
    case 'asset':
      return t('for {name}', { name: reason.name });
    case 'model':
      return t('for {model}', { model: reason.words.join(' ') });
    case 'site':
      return t('for this site');
    case 'class':
      return t('for {class}', { class: t(ASSET_CLASSES[reason.class].label) });
    case 'client':
      return t('for this client');
    case 'words':
      return reason.words.length === 1
        ? t('word: {words}', { words: reason.words.join(', ') })
        : t('words: {words}', { words: reason.words.join(', ') });
  }
}

/** Why a document fits: "Runbook, for Switch, words: PoE". */
export const matchWords = (document: Document, reasons: readonly MatchReason[]): string =>
  [t(DOCUMENT_KINDS[document.kind].label), ...reasons.map(reasonWords)].join(', ');
