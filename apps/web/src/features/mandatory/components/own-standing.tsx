import type { MandatoryPerson, NominationRun, OwnStanding as Training } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Card } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useMe } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import { ownStandingQuery } from '../queries.js';
import { MandatoryState } from './mandatory-state.js';

export interface OwnStandingProps {
  /** Runs that take requests. */
  readonly runs: readonly NominationRun[];
  readonly onNominate: (run: NominationRun, people: readonly MandatoryPerson[]) => void;
}

function Missing({ people }: { people: readonly MandatoryPerson[] }) {
  const t = useT();
  return (
    <details className="mandatory-people">
      <summary>{t('mandatory.own.missing', { count: people.length })}</summary>
      <ul>
        {people.map(({ personId, givenName, familyName, departmentName, state }) => (
          <li key={personId}>
            <span lang="">{`${givenName} ${familyName} · ${departmentName}`}</span> <MandatoryState state={state} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function TrainingCard({ training, runs, onNominate }: { training: Training } & OwnStandingProps) {
  const [t, read, { personId: ownId }] = [useT(), useReadText(), useMe()];
  const { counts, people } = training;
  const all = counts.done + counts.enrolled + counts.missing + counts.overdue;
  // Nobody nominates themself, and who is enrolled has a place.
  const toNominate = people.filter(({ personId, state }) => personId !== ownId && state !== 'enrolled');
  const offered = runs.filter(({ runId }) => training.runIds.includes(runId));
  return (
    <Card title={<Localized text={training.courseTitle} />} headingLevel={3}>
      <p>{t('mandatory.own.done', { done: counts.done, all, date: formatDate(t.locale, training.dueOn) })}</p>
      {people.length === 0 ? <p>{t('mandatory.own.all-done')}</p> : <Missing people={people} />}
      {toNominate.length > 0 && offered.length === 0 && <p className="ed-hint">{t('mandatory.own.no-run')}</p>}
      {toNominate.length > 0 && (
        <div className="ed-actions">
          {offered.map((run) => (
            <Button key={run.runId} icon="plus" onClick={() => onNominate(run, toNominate)}>
              {t('mandatory.own.nominate', { run: read(run.title) })}
            </Button>
          ))}
        </div>
      )}
    </Card>
  );
}

/** What is mandatory in the institution of a focal point, who misses it, and the way to a place for them. */
export function OwnStanding(props: OwnStandingProps) {
  const t = useT();
  const { trainings = [] } = useQuery(ownStandingQuery).data ?? {};
  if (trainings.length === 0) return null;
  return (
    <section className="ed-stack" aria-labelledby="mandatory-own">
      <h2 id="mandatory-own">{t('mandatory.own.title')}</h2>
      {trainings.map((training) => (
        <TrainingCard key={training.id} training={training} {...props} />
      ))}
    </section>
  );
}
