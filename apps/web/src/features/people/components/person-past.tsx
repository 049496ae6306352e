import type { PersonDetail } from '@edukom/contracts';
import { formatDate, formatNumber } from '@edukom/i18n';
import { Card } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** Trainings somebody finished elsewhere or before; nothing where none is known. */
export function PersonPast({ person }: { person: PersonDetail }) {
  const t = useT();
  const locale = useLocale();
  if (person.pastTrainings.length === 0) return null;
  return (
    <Card title={t('people.person.past')}>
      <ul className="people-lines">
        {person.pastTrainings.map((one) => {
          const day = formatDate(locale, one.finishedOn);
          return (
            <li key={one.pastTrainingId} className="people-line">
              <div>
                <strong>{one.title}</strong>
                {one.provider && <span className="ed-second">{one.provider}</span>}
                <span className="ed-second">
                  {one.minutes === null
                    ? day
                    : t('people.person.past-line', {
                        day,
                        hours: formatNumber(locale, one.minutes / 60, one.minutes % 60 === 0 ? 0 : 1),
                      })}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
