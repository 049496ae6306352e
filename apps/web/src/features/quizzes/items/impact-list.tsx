import type { CorrectedPerson, CorrectionImpact } from '@edukom/contracts';
import { formatPoints, formatShare } from '@edukom/i18n';
import { Notice, Table } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { turnedFirst } from './impact-order.js';

interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** From → to; one word when nothing changes. */
function Changed<T>({ change, write }: { change: Change<T>; write: (value: T) => string }) {
  const t = useT();
  const [from, to] = [write(change.from), write(change.to)];
  return <span className="items-change">{from === to ? to : t('correction.change.to', { from, to })}</span>;
}

function Certificate({ person }: { person: CorrectedPerson }) {
  const t = useT();
  if (person.certificate) return t('correction.certificate.issued', { serial: person.certificate.serial });
  if (!person.isEligible) return t('correction.eligible.none');
  return (
    <Changed
      change={person.isEligible}
      write={(may) => t(may ? 'correction.eligible.yes' : 'correction.eligible.no')}
    />
  );
}

/** What the correction means for passing and certificates, in a few lines. */
export function Consequences({ impact }: { impact: CorrectionImpact }) {
  const t = useT();
  const { people, attempts } = impact;
  const passed = people.filter(({ hasPassed }) => !hasPassed.from && hasPassed.to).length;
  const failed = people.filter(({ hasPassed }) => hasPassed.from && !hasPassed.to).length;
  const held = people.filter(({ certificate, isEligible }) => certificate && isEligible?.from && !isEligible.to).length;
  return (
    <>
      <p>
        <strong>
          {people.length === 0
            ? t('correction.impact.nobody')
            : t('correction.impact.people', { count: people.length })}
        </strong>{' '}
        {t('correction.impact.attempts', { count: attempts })}
      </p>
      {(passed > 0 || failed > 0) && (
        <p>
          {passed > 0 && t('correction.impact.passed', { count: passed })}
          {passed > 0 && failed > 0 && ' · '}
          {failed > 0 && t('correction.impact.failed', { count: failed })}
        </p>
      )}
      {held > 0 && <Notice tone="warning">{t('correction.impact.certificates', { count: held })}</Notice>}
      {people.some(({ isReleased }) => isReleased) && <p>{t('correction.impact.released')}</p>}
    </>
  );
}

/** Exactly whose result changes, and how; first those for whom it decides something. */
export function ImpactList({ impact, withRuns }: { impact: CorrectionImpact; withRuns: boolean }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      {impact.people.length > 0 && (
        <Table<CorrectedPerson>
          caption={t('correction.list.caption')}
          isDense
          rows={turnedFirst(impact.people)}
          rowKey={({ enrolmentId }) => enrolmentId}
          columns={[
            { key: 'person', header: t('correction.list.person'), isRowHeader: true, cell: ({ name }) => name },
            ...(withRuns
              ? [{ key: 'run', header: t('correction.list.run'), cell: ({ runCode }: CorrectedPerson) => runCode }]
              : []),
            {
              key: 'points',
              header: t('correction.list.points'),
              cell: ({ points, maxPoints }) => (
                <Changed
                  change={{
                    from: { points: points.from, max: maxPoints.from },
                    to: { points: points.to, max: maxPoints.to },
                  }}
                  write={(one) =>
                    t('correction.change.of', {
                      points: formatPoints(locale, one.points),
                      max: formatPoints(locale, one.max),
                    })
                  }
                />
              ),
            },
            {
              key: 'share',
              header: t('correction.list.share'),
              cell: ({ share }) => <Changed change={share} write={(value) => formatShare(locale, value)} />,
            },
            {
              key: 'pass',
              header: t('correction.list.pass'),
              cell: ({ hasPassed }) => (
                <Changed change={hasPassed} write={(has) => t(has ? 'correction.pass.yes' : 'correction.pass.no')} />
              ),
            },
            {
              key: 'certificate',
              header: t('correction.list.certificate'),
              cell: (person) => <Certificate person={person} />,
            },
          ]}
        />
      )}
    </>
  );
}
