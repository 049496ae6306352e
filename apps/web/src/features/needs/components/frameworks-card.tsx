import type { OutputOf, readFrameworks } from '@edukom/contracts';
import { Card } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** The frameworks there are, where they come from, and how levels of one reach those of another. */
export function FrameworksCard({ frameworks, crosswalks }: OutputOf<typeof readFrameworks>) {
  const t = useT();
  const read = useReadText();
  const nameOf = (key: string): string => {
    const framework = frameworks.find((one) => one.key === key);
    return framework ? read(framework.name) : key;
  };
  return (
    <Card title={t('competences.frameworks.title')}>
      <ul>
        {frameworks.map(({ key, name, levels, source }) => (
          <li key={key}>
            <Localized text={name} /> · {t('competences.frameworks.levels', { count: levels.length })}
            <br />
            <span className="ed-hint" lang="en">
              {t('competences.frameworks.source', { source })}
            </span>
          </li>
        ))}
      </ul>
      {crosswalks.map(({ from, to, reaches }) => (
        <p key={`${from} ${to}`} className="ed-hint">
          {t('competences.frameworks.crosswalk', {
            from: nameOf(from),
            to: nameOf(to),
            levels: reaches
              .map((level, at) => t('competences.frameworks.reaches', { from: at + 1, to: level }))
              .join('; '),
          })}
        </p>
      ))}
    </Card>
  );
}
