import { LinkButton } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';
import { appPath } from '../../shared/text/locale-path.js';

function Ways() {
  const { t, locale } = usePublicPage();
  const ways = [
    { path: 'courses', title: t('home.courses.title'), text: t('home.courses.text'), link: t('home.courses.link') },
    {
      path: 'observatory',
      title: t('home.observatory.title'),
      text: t('home.observatory.text'),
      link: t('home.observatory.link'),
    },
    { path: 'verify', title: t('home.verify.title'), text: t('home.verify.text'), link: t('home.verify.link') },
  ];
  return (
    <div className="web-ways">
      {ways.map((way) => (
        <section key={way.path} className="web-way" aria-labelledby={`way-${way.path}`}>
          <h2 id={`way-${way.path}`}>{way.title}</h2>
          <p>{way.text}</p>
          <a href={`/${locale}/${way.path}`}>{way.link}</a>
        </section>
      ))}
    </div>
  );
}

function Page() {
  const { t, locale, request } = usePublicPage();
  return (
    <>
      <div className="web-hero">
        <h1>{t('home.title')}</h1>
        <p>{t('home.lead')}</p>
        <LinkButton href={request.signedIn ? appPath(locale) : `/${locale}/sign-in`} variant="primary">
          {t(request.signedIn ? 'home.to-my-page' : 'home.sign-in')}
        </LinkButton>
      </div>
      <Ways />
    </>
  );
}

export const homePage = publicPage({
  path: '',
  head: ({ t }) => ({ title: t('home.title'), description: t('home.description') }),
  Page,
});
