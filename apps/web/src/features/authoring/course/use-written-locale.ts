import type { CourseDraftView } from '@edukom/contracts';
import { type ContentLocale, isContentLocale } from '@edukom/domain';
import { useSearchParams } from 'react-router';

/** The language names and descriptions are written in, in the address; the source when it says none. */
export function useWrittenLocale({ description }: CourseDraftView): [ContentLocale, (locale: ContentLocale) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('in');
  const { sourceLocale, locales } = description;
  const locale = isContentLocale(wanted) && locales.includes(wanted) ? wanted : sourceLocale;
  const choose = (next: ContentLocale) =>
    setParams(next === sourceLocale ? {} : { in: next }, { replace: true, preventScrollReset: true });
  return [locale, choose];
}
