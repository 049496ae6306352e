import type { CourseDraftView } from '@edukom/contracts';
import { type ContentLocale, isContentLocale } from '@edukom/domain';
import { SelectField } from '@edukom/ui';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import { ScriptChoice } from '../../../shared/writing/script-choice.js';

export interface LocaleChoiceProps {
  readonly draft: CourseDraftView;
  readonly locale: ContentLocale;
  readonly onChoose: (locale: ContentLocale) => void;
}

/** Which language is written in here, and for Serbian in which letters. */
export function LocaleChoice({ draft, locale, onChoose }: LocaleChoiceProps) {
  const t = useT();
  return (
    <div className="au-tools-fields">
      <SelectField
        id="au-in"
        label={t('authoring.course.write-in')}
        value={locale}
        options={draft.description.locales.map((value) => ({ value, label: CONTENT_LOCALE_NAMES[value] }))}
        onChange={({ target: { value } }) => isContentLocale(value) && onChoose(value)}
      />
      {locale === 'sr-Cyrl' && <ScriptChoice />}
    </div>
  );
}
