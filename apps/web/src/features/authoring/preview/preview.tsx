import type { CourseDraftView, DraftActivityView, DraftBlock } from '@edukom/contracts';
import { INTERFACE_LOCALES, isInterfaceLocale, type InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { EmptyState, RadioGroup, SelectField, Skeleton } from '@edukom/ui';
import { useEffect, useState } from 'react';
import { LessonBlock } from '../../../shared/lesson/lesson-block.js';
import { LOCALE_NAMES } from '../../../shared/text/locale-names.js';
import { Localized } from '../../../shared/text/localized.js';
import { TranslateProvider, useT } from '../../../shared/text/use-t.js';

const nothing = (): void => undefined;

/** The texts of the page in another language than the page's own. */
function useTranslateOf(locale: InterfaceLocale): Translate | null {
  const own = useT();
  const [loaded, setLoaded] = useState<Translate | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const t = await loadTranslate(locale).catch(() => null);
      if (isCurrent) setLoaded(() => t);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  if (locale === own.locale) return own;
  return loaded?.locale === locale ? loaded : null;
}

export interface PreviewProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  readonly blocks: readonly DraftBlock[];
}

/** The lesson as an official sees it, with the same parts, on a phone or at a desk, in any language of the interface. */
export function Preview({ activity, blocks }: PreviewProps) {
  const t = useT();
  const [locale, setLocale] = useState(t.locale);
  const [width, setWidth] = useState<'phone' | 'desk'>('phone');
  const translate = useTranslateOf(locale);
  return (
    <>
      <div className="au-tools-fields">
        <SelectField
          id="preview-locale"
          label={t('common.language')}
          value={locale}
          options={INTERFACE_LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          onChange={({ target: { value } }) => isInterfaceLocale(value) && setLocale(value)}
        />
        <RadioGroup
          id="preview-width"
          name="width"
          label={t('authoring.preview.width')}
          options={[
            { value: 'phone', label: t('authoring.preview.phone') },
            { value: 'desk', label: t('authoring.preview.desk') },
          ]}
          value={width}
          onChange={(value) => setWidth(value === 'desk' ? 'desk' : 'phone')}
        />
      </div>
      {!translate && <Skeleton label={t('common.loading')} count={6} />}
      {translate && (
        <TranslateProvider t={translate}>
          <section className="au-frame" data-width={width} lang={locale} aria-label={t('authoring.preview.frame')}>
            <article className="web-lesson">
              <h2 className="au-frame-title">
                <Localized text={activity.title} />
              </h2>
              <div className="web-lesson-blocks">
                {blocks.map((block) => (
                  <LessonBlock key={block.anchor} block={block} onAnswered={nothing} />
                ))}
              </div>
              {blocks.length === 0 && <EmptyState icon="book" title={translate('authoring.preview.empty')} />}
            </article>
          </section>
        </TranslateProvider>
      )}
    </>
  );
}
