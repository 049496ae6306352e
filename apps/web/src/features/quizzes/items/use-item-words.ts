import type { ItemRow } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { formatNumber } from '@edukom/i18n';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';

/** Each language of content in its own name. */
const NAMES: Readonly<Record<ContentLocale, string>> = {
  sq: 'Shqip',
  'sr-Cyrl': 'Српски / Srpski',
  en: 'English',
  tr: 'Türkçe',
  bs: 'Bosanski',
};

type Flag = ItemRow['flags'][number];

/** Words for what an analysis holds. */
export function useItemWords() {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const languageName = (language: ContentLocale | null): string =>
    language === null ? t('items.language.all') : NAMES[language];
  const ratio = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : formatNumber(locale, value, 2).replace('-', '−');
  const optionText = (row: ItemRow, id: string): string => {
    const text = row.options.find((option) => option.id === id)?.text;
    if (text) return read(text).value;
    return id === 'true' || id === 'false' ? t(`quiz.question.${id}`) : id;
  };
  const difference = (row: ItemRow, language: ContentLocale | null): string => {
    const found = row.differences.find((one) => one.language === language);
    if (!found) return t('items.flag.language-difference');
    return t('items.advice.language-difference', {
      direction: t(found.delta < 0 ? 'items.direction.harder' : 'items.direction.easier'),
      language: t(`items.in.${found.language}`),
      reference: t(`items.in.${found.reference}`),
    });
  };
  const plainAdvice = (row: ItemRow, { kind, option, language }: Flag): string => {
    if (kind === 'language-difference') return difference(row, language);
    if (kind === 'distractor-beats-key' || kind === 'unused-distractor')
      return t(`items.advice.${kind}`, { option: optionText(row, option ?? '') });
    return t(`items.advice.${kind}`);
  };
  const advice = (row: ItemRow, flag: Flag): string =>
    flag.language === null || flag.kind === 'language-difference'
      ? plainAdvice(row, flag)
      : t('items.advice.in-language', { language: t(`items.in.${flag.language}`), text: plainAdvice(row, flag) });
  return { languageName, ratio, optionText, advice };
}
