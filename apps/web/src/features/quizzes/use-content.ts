import type { PlayerQuestion } from '@edukom/contracts';
import { type LocalizedText, readText, type TextReading } from '@edukom/domain';
import { useCallback } from 'react';
import { useLocale } from '../../shared/text/use-t.js';

type Text = PlayerQuestion['prompt'];

/** Reads content in the page's language, in place: a change of language needs no request. */
export function useContent(): (text: Text) => TextReading<string> {
  const locale = useLocale();
  return useCallback((text: Text) => readText(text as LocalizedText, locale), [locale]);
}
