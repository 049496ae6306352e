import type { ProblemBody } from '@edukom/contracts';
import { translateCode } from '@edukom/i18n';
import { LinkButton, PageHeader } from '@edukom/ui';
import { usePublicPage, type OpenPage, type PublicContext } from './public-page.js';

function NotFound() {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('shell.not-found.title')} lead={t('shell.not-found.text')} />
      <div className="ed-actions">
        <LinkButton href={`/${locale}`} variant="primary">
          {t('shell.not-found.home')}
        </LinkButton>
      </div>
    </div>
  );
}

function ProblemPage({ problem }: { problem: ProblemBody }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('shell.problem.title')} lead={translateCode(t, 'problem', problem.code, problem.params)} />
      {problem.traceId && <p>{t('shell.problem.trace', { id: problem.traceId })}</p>}
      <div className="ed-actions">
        <LinkButton href={`/${locale}`}>{t('shell.not-found.home')}</LinkButton>
      </div>
    </div>
  );
}

/** The page that stands instead of one that cannot be shown; null: no such address. */
export function openProblem({ t }: PublicContext, problem: ProblemBody | null): OpenPage {
  if (!problem || problem.code === 'request.not-found')
    return { head: { title: t('shell.not-found.title'), isPrivate: true }, body: <NotFound /> };
  return {
    head: { title: t('shell.problem.title'), isPrivate: true },
    body: <ProblemPage problem={problem} />,
  };
}
