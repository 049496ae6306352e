import { PageHeader } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

const PARTS = ['aim', 'checked', 'help'] as const;

function Page() {
  const { t } = usePublicPage();
  return (
    <>
      <PageHeader title={t('statement.accessibility.title')} lead={t('statement.accessibility.lead')} />
      {PARTS.map((part) => (
        <section key={part} className="web-statement">
          <h2>{t(`statement.accessibility.${part}.title`)}</h2>
          <p>{t(`statement.accessibility.${part}.text`)}</p>
        </section>
      ))}
    </>
  );
}

export const accessibilityPage = publicPage({
  path: '/accessibility',
  head: ({ t }) => ({ title: t('statement.accessibility.title'), description: t('statement.accessibility.lead') }),
  Page,
});
