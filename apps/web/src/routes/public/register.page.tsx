import { type CoursePage, courseSlug, readCourse, registerForCourse } from '@edukom/contracts';
import { INTERFACE_LOCALES, OPEN_LEARNER_KINDS } from '@edukom/domain';
import { Breadcrumbs, CheckboxField, FieldGroup, Notice, PageHeader, RadioGroup } from '@edukom/ui';
import { PublicForm, PublicTextField, useReturnedField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';
import { LOCALE_NAMES } from '../../shared/text/locale-names.js';

function LanguageChoice() {
  const { t, locale } = usePublicPage();
  const { defaultValue, ...field } = useReturnedField('locale');
  return (
    <RadioGroup
      {...field}
      label={t('open.register.language')}
      defaultValue={defaultValue ?? locale}
      options={INTERFACE_LOCALES.map((value) => ({
        value,
        label: <span lang={value}>{LOCALE_NAMES[value]}</span>,
      }))}
    />
  );
}

function KindChoice() {
  const { t } = usePublicPage();
  const { defaultValue, ...field } = useReturnedField('kind');
  return (
    <RadioGroup
      {...field}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      label={t('open.register.kind')}
      hint={t('open.register.kind-hint')}
      options={OPEN_LEARNER_KINDS.map((value) => ({ value, label: t(`open.kind.${value}`) }))}
    />
  );
}

function Consent() {
  const { t, locale } = usePublicPage();
  const { defaultValue, error, ...field } = useReturnedField('consent');
  return (
    <FieldGroup label={t('open.register.consent-label')}>
      <CheckboxField
        {...field}
        error={error}
        value="yes"
        defaultChecked={defaultValue === 'yes'}
        label={t('open.register.consent')}
      />
      <p>
        <a href={`/${locale}/privacy`}>{t('open.register.privacy')}</a>
      </p>
    </FieldGroup>
  );
}

/** Seen by programs alone: what is entered here was entered by none of us. */
function Trap() {
  const { t } = usePublicPage();
  return (
    <div className="web-trap" aria-hidden="true">
      <label htmlFor="field-website">{t('open.register.trap')}</label>
      <input id="field-website" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

function Page({ data: course }: { data: CoursePage }) {
  const { t, locale } = usePublicPage();
  const page = `/${locale}/courses/${course.slug}`;
  return (
    <div className="web-narrow">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('courses.crumbs')}
            items={[
              { text: t('courses.title'), href: `/${locale}/courses` },
              { text: course.title.value, href: page },
              { text: t('open.register.title') },
            ]}
          />
        }
        title={t('open.register.title')}
        lead={t('open.register.lead')}
      />
      <p>
        <strong>{t('open.register.course')}:</strong> <span lang={course.title.lang}>{course.title.value}</span>
      </p>
      {course.open?.isOpen ? (
        <PublicForm
          endpoint={registerForCourse}
          params={{ slug: course.slug }}
          submitText={t('open.register.submit')}
          labels={{
            givenName: t('open.register.given'),
            familyName: t('open.register.family'),
            email: t('signIn.email'),
            locale: t('open.register.language'),
            kind: t('open.register.kind'),
            consent: t('open.register.consent-label'),
          }}
        >
          <PublicTextField
            name="givenName"
            label={t('open.register.given')}
            hint={t('open.register.name-hint')}
            autoComplete="given-name"
            maxLength={100}
          />
          <PublicTextField
            name="familyName"
            label={t('open.register.family')}
            autoComplete="family-name"
            maxLength={100}
          />
          <PublicTextField
            name="email"
            type="email"
            label={t('signIn.email')}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <KindChoice />
          <LanguageChoice />
          <Trap />
          <Consent />
        </PublicForm>
      ) : (
        <Notice tone="warning" title={t('problem.open-course.closed')}>
          <a href={page}>{t('open.sent.back')}</a>
        </Notice>
      )}
    </div>
  );
}

export const registerPage = publicPage<CoursePage>({
  path: '/courses/:slug/register',
  load: ({ load, locale, params }) =>
    load(readCourse, { params: { slug: courseSlug.catch('-').parse(params['slug']) }, query: { locale } }),
  head: ({ t, data }) => ({ title: `${t('open.register.title')}: ${data.title.value}` }),
  Page,
});
