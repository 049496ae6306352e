import { completeAssessment, type CompetenceLevel, type MyNeeds } from '@edukom/contracts';
import { Button, LinkButton, Notice } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_MY_NEEDS } from '../queries.js';

interface ReviewProps {
  readonly assessmentId: string;
  readonly areas: MyNeeds['areas'];
  readonly levels: readonly CompetenceLevel[];
  readonly levelOf: (competence: string) => number | undefined;
  /** Questions whose answer has not arrived yet. */
  readonly missing: number;
  readonly hrefOf: (competence: string) => string;
}

/** All answers at a glance, each with a way back to it, and the completion. */
export function Review({ assessmentId, areas, levels, levelOf, missing, hrefOf }: ReviewProps) {
  const t = useT();
  const read = useReadText();
  // Completed, it is no more under way, and the page leads to what it concluded.
  const complete = useCall(completeAssessment, { invalidates: ABOUT_MY_NEEDS });
  const levelText = (level: number | undefined): string => {
    if (level === undefined) return t('needs.review.open');
    const known = levels.find((one) => one.level === level);
    return known ? read(known.name) : t('needs.assess.zero');
  };
  return (
    <section className="ed-stack">
      <h2>{t('needs.review.title')}</h2>
      {areas.map((area) => (
        <div key={area.key} className="ed-stack">
          <h3>
            <Localized text={area.name} />
          </h3>
          <ul className="needs-review">
            {area.competences.map(({ key, name }) => (
              <li key={key}>
                <span>
                  <Localized text={name} />
                  <br />
                  <strong>{levelText(levelOf(key))}</strong>
                </span>
                <LinkButton
                  href={hrefOf(key)}
                  variant="bare"
                  aria-label={t('needs.review.change-of', { name: read(name) })}
                >
                  {t('needs.review.change')}
                </LinkButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {missing > 0 && <Notice tone="warning" title={t('needs.review.missing', { count: missing })} />}
      {complete.error && <ProblemNotice error={complete.error} />}
      <p className="ed-hint">{t('needs.complete.text')}</p>
      <div className="ed-actions">
        <Button
          variant="primary"
          disabled={missing > 0}
          isBusy={complete.isPending}
          busyText={t('common.saving')}
          onClick={() => complete.mutate({ params: { assessmentId } })}
        >
          {t('needs.complete')}
        </Button>
      </div>
    </section>
  );
}
