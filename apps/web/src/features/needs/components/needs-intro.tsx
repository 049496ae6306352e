import { beginAssessment, type MyNeeds } from '@edukom/contracts';
import { Button, Card, LinkButton, ProgressBar } from '@edukom/ui';
import { useNavigate } from 'react-router';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_MY_NEEDS } from '../queries.js';

const ASSESSMENT = '/needs/assessment';

/** An assessment under way: how far it is, and on. */
function UnderWay({ done, all }: { done: number; all: number }) {
  const t = useT();
  const to = useAppPath();
  return (
    <Card title={t('needs.open.title')}>
      <ProgressBar
        label={t('needs.open.title')}
        isLabelHidden
        value={done}
        max={all}
        valueText={t('needs.open.progress', { done, all })}
      />
      <div className="ed-actions">
        <LinkButton variant="primary" href={to(ASSESSMENT)}>
          {t('needs.continue')}
        </LinkButton>
      </div>
    </Card>
  );
}

/** What to do now about one's self-assessment: begin, go on, or begin anew. */
export function NeedsIntro({ needs }: { needs: MyNeeds }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const begin = useCall(beginAssessment, { invalidates: ABOUT_MY_NEEDS });
  // Only when the assessment has been read: its page leads back here as long as there is none.
  const start = () => begin.mutate({}, { onSuccess: () => void navigate(to(ASSESSMENT)) });
  const asked = needs.areas.flatMap(({ competences }) => competences.map(({ key }) => key));
  if (needs.open) {
    const answered = new Set(needs.open.answers.map(({ competence }) => competence));
    return <UnderWay done={asked.filter((key) => answered.has(key)).length} all={asked.length} />;
  }
  const isFirst = needs.completed.length === 0;
  return (
    <Card title={t(isFirst ? 'needs.begin.title' : 'needs.again')}>
      <p>{isFirst ? t('needs.begin.text', { count: asked.length }) : t('needs.again.text')}</p>
      {begin.error && <ProblemNotice error={begin.error} />}
      <div className="ed-actions">
        <Button
          variant={isFirst ? 'primary' : 'quiet'}
          isBusy={begin.isPending}
          busyText={t('common.loading')}
          onClick={start}
        >
          {t(isFirst ? 'needs.begin' : 'needs.again')}
        </Button>
      </div>
    </Card>
  );
}
