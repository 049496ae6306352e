import type { Figure, Indicator } from '@edukom/contracts';
import { useT } from '../../../shared/text/use-t.js';
import { figureOf, figureText } from '../figure-text.js';
import { Shown } from './shown.js';

export interface KeyFiguresProps {
  readonly indicators: readonly Indicator[];
  readonly figures: readonly Figure[];
}

/** The figures of one place, large; what is not shown is said in words, with the way to the reason. */
export function KeyFigures({ indicators, figures }: KeyFiguresProps) {
  const t = useT();
  const shown = indicators.map((indicator) => ({ indicator, figure: figureOf(figures, indicator.key) }));
  const isEmpty = shown.every(({ figure }) => figure.status === 'not-reported');
  return (
    <>
      <dl className="web-figures">
        {shown.map(({ indicator, figure }) => (
          <div key={indicator.key} className="web-figure">
            <dt>
              <Shown text={indicator.name} />
            </dt>
            <dd className={figure.status === 'published' ? 'web-figure-value' : 'web-figure-word'}>
              {figureText(t, indicator.kind, figure)}
            </dd>
          </div>
        ))}
      </dl>
      {isEmpty && <p>{t('observatory.hidden.not-reported')}</p>}
      {shown.some(({ figure }) => figure.status === 'suppressed') && (
        <p>
          <a href="#protection">{t('observatory.hidden.link')}</a>
        </p>
      )}
    </>
  );
}
