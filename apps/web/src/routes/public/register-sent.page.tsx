import { courseSlug } from '@edukom/contracts';
import { PageHeader } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page({ data: slug }: { data: string }) {
  const { t, locale } = usePublicPage();
  const page = `/${locale}/courses/${slug}`;
  return (
    <div className="web-narrow">
      <PageHeader title={t('open.sent.title')} lead={t('open.sent.text')} />
      <p>
        <a href={`${page}/register`}>{t('open.sent.again')}</a>
      </p>
      <p>
        <a href={page}>{t('open.sent.back')}</a>
      </p>
    </div>
  );
}

export const registerSentPage = publicPage<string>({
  path: '/courses/:slug/register/sent',
  load: ({ params }) => courseSlug.catch('-').parse(params['slug']),
  head: ({ t }) => ({ title: t('open.sent.title'), isPrivate: true }),
  Page,
});
