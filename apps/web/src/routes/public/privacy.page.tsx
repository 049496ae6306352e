import { PageHeader } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

const PARTS = ['kept', 'seen', 'public', 'browser', 'rights'] as const;

function Page() {
  const { t } = usePublicPage();
  return (
    <>
      <PageHeader title={t('statement.privacy.title')} lead={t('statement.privacy.lead')} />
      {PARTS.map((part) => (
        <section key={part} className="web-statement">
          <h2>{t(`statement.privacy.${part}.title`)}</h2>
          <p>{t(`statement.privacy.${part}.text`)}</p>
        </section>
      ))}
    </>
  );
}

export const privacyPage = publicPage({
  path: '/privacy',
  head: ({ t }) => ({ title: t('statement.privacy.title'), description: t('statement.privacy.lead') }),
  Page,
});
