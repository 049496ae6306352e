import type { getResult, OutputOf } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Card } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** What came after the end: that it is kept, and what was decided. */
export function LateCard({ late }: { late: OutputOf<typeof getResult>['late'] }) {
  const t = useT();
  const locale = useLocale();
  if (late.length === 0) return null;
  return (
    <Card title={t('quiz.result.late-title')}>
      <ul className="quiz-late">
        {late.map(({ slot, receivedAt, decision }) => {
          const words = { number: slot, at: formatDateTime(locale, receivedAt) };
          return (
            <li key={`${slot} ${receivedAt.toISOString()}`}>
              {decision
                ? t(`quiz.result.late-${decision.kind}`, { ...words, reason: decision.reason })
                : t('quiz.result.late-kept', words)}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
