import type { MyNeeds } from '@edukom/contracts';
import { Breadcrumbs, LinkButton, PageHeader, ProgressBar } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { Question } from '../../features/needs/components/question.js';
import { Review } from '../../features/needs/components/review.js';
import { myNeedsQuery } from '../../features/needs/queries.js';
import { useAnswers } from '../../features/needs/use-answers.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

const REVIEW = 'review';

/** One competence after the other, then all of them at a glance. Where one is stands in the address. */
function Assessment({ needs, open }: { needs: MyNeeds; open: NonNullable<MyNeeds['open']> }) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const [params] = useSearchParams();
  const answers = useAnswers(open);
  const all = needs.areas.flatMap((area) => area.competences.map((competence) => ({ area, competence })));
  const keys = all.map(({ competence }) => competence.key);
  const hrefOf = (step: string) => to(`/needs/assessment?at=${step}`);
  // Where one came in stays the question in view when it is answered: it is the person who goes on.
  const [first] = useState(() => keys.find((key) => answers.levelOf(key) === undefined) ?? REVIEW);
  const asked = params.get('at') ?? first;
  const at = keys.indexOf(asked);
  const current = all[at];
  const levels = needs.framework?.levels ?? [];
  if (!current)
    return (
      <Review
        assessmentId={open.assessmentId}
        areas={needs.areas}
        levels={levels}
        levelOf={answers.levelOf}
        missing={keys.length - answers.savedCount(keys)}
        hrefOf={hrefOf}
      />
    );
  const { key } = current.competence;
  const level = answers.levelOf(key);
  const next = keys[at + 1];
  const previous = keys[at - 1];
  return (
    <>
      <ProgressBar
        label={t('needs.assess.title')}
        isLabelHidden
        value={at + 1}
        max={keys.length}
        valueText={t('needs.assess.progress', { at: at + 1, all: keys.length })}
      />
      <Question
        area={read(current.area.name)}
        competence={current.competence}
        levels={levels}
        level={level}
        state={answers.stateOf(key)}
        error={answers.error}
        onChoose={(chosen) => answers.choose(key, chosen)}
        onRetry={() => answers.choose(key, level ?? 0)}
      />
      <div className="ed-actions">
        <LinkButton href={previous ? hrefOf(previous) : to('/needs')}>{t('needs.assess.back')}</LinkButton>
        <LinkButton variant="primary" href={hrefOf(next ?? REVIEW)}>
          {t(next ? 'needs.assess.next' : 'needs.assess.review')}
        </LinkButton>
      </div>
    </>
  );
}

/** The self-assessment under way; without one, back to where one is begun. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const needs = useQuery(myNeedsQuery);
  usePageTitle(t('needs.assess.title'));
  return (
    <div className="web-narrow">
      <PageHeader
        title={t('needs.assess.title')}
        breadcrumbs={
          <Breadcrumbs
            label={t('needs.title')}
            items={[{ text: t('needs.title'), href: to('/needs') }, { text: t('needs.assess.title') }]}
          />
        }
      />
      <Loaded query={needs} shape="tasks" count={1}>
        {(mine) =>
          mine.open && mine.areas.length > 0 ? (
            <div className="ed-stack">
              <Assessment key={mine.open.assessmentId} needs={mine} open={mine.open} />
            </div>
          ) : (
            <Navigate to={to('/needs')} replace />
          )
        }
      </Loaded>
    </div>
  );
}
