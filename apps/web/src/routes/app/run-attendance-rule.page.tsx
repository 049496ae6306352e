import { changeAttendanceRule, readAttendanceRule, readRun, type RuleOfRun } from '@edukom/contracts';
import { Breadcrumbs, Button, Card, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import '../../features/attendance/views/matrix.css';
import { draftOf, ruleOf } from '../../features/attendance/rule/rule-draft.js';
import { RuleFields } from '../../features/attendance/rule/rule-form.js';
import { RuleOutcomes } from '../../features/attendance/rule/rule-outcomes.js';
import { keyOf, queryOf, useCall } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function RulePage({ runId, of }: { runId: string; of: RuleOfRun }) {
  const t = useT();
  const [draft, setDraft] = useState(() => draftOf(of.rule));
  const [isSaved, setSaved] = useState(false);
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const canSave = useIsAllowed('run.plan') && of.state === 'planned';
  const saving = useCall(changeAttendanceRule, {
    invalidates: [keyOf(readAttendanceRule), keyOf(readRun)],
    onSuccess: () => setSaved(true),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (rule) saving.mutate({ params: { runId }, body: rule });
  };
  return (
    <div className="ed-stack">
      {isSaved && <Notice tone="good" isLive title={t('review.rule.saved')} />}
      {of.state !== 'planned' && <Notice title={t('review.rule.fixed')} />}
      <Card>
        <form className="ed-stack" noValidate onSubmit={submit}>
          <ProblemNotice error={saving.error} />
          <RuleFields
            draft={draft}
            onChange={(next) => {
              setDraft(next);
              setSaved(false);
            }}
          />
          {canSave && (
            <div className="ed-actions">
              <Button
                type="submit"
                variant="primary"
                disabled={rule === null}
                isBusy={saving.isPending}
                busyText={t('common.saving')}
              >
                {t('review.rule.save')}
              </Button>
            </div>
          )}
        </form>
      </Card>
      {rule && <RuleOutcomes rule={rule} sessions={of.sessions} />}
    </div>
  );
}

/** What a run asks of attendance, tried before it starts. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { runId = '' } = useParams();
  const query = useQuery(queryOf(readAttendanceRule, { params: { runId } }));
  usePageTitle(t('review.rule.title'));
  return (
    <>
      <PageHeader
        title={t('review.rule.title')}
        lead={t('review.rule.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[
              { text: t('runs.list.title'), href: to('/runs') },
              ...(query.data ? [{ text: <Localized text={query.data.title} />, href: to(`/runs/${runId}`) }] : []),
              { text: t('review.rule.title') },
            ]}
          />
        }
      />
      <Loaded query={query} count={4}>
        {(data) => <RulePage key={runId} runId={runId} of={data} />}
      </Loaded>
    </>
  );
}
