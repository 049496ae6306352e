import { type NominationRun, requestPlace } from '@edukom/contracts';
import { Button } from '@edukom/ui';
import { useSearchParams } from 'react-router';
import { useCall } from '../../../shared/api/queries.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES } from '../queries.js';
import type { AskProps } from './my-requests.js';
import { RunOffer } from './run-offer.js';

/** Runs in which I may ask for a place today; `?run=` marks the one that somebody came for. */
export function Offers({ runs, ask, onDone }: { runs: readonly NominationRun[] } & AskProps) {
  const t = useT();
  const read = useReadText();
  const [params] = useSearchParams();
  const request = useCall(requestPlace, { invalidates: ABOUT_PLACES });
  const askFor = ({ runId, title }: NominationRun) => {
    const run = read(title);
    ask({
      name: `request-${runId}`,
      title: t('places.ask.for', { run }),
      text: t('places.ask.text'),
      label: t('places.ask.reason'),
      submitText: t('places.ask.send'),
      isOptional: true,
      send: (reason) =>
        request.mutateAsync({ params: { runId }, body: { reason } }).then(() => onDone(t('places.ask.done', { run }))),
    });
  };
  return (
    <section className="ed-stack">
      <h2>{t('places.offers.title')}</h2>
      {runs.length === 0 && <p className="ed-hint">{t('places.offers.empty')}</p>}
      {runs.map((run) => (
        <RunOffer key={run.runId} run={run} isMarked={run.runId === params.get('run')}>
          <Button
            variant="primary"
            aria-label={t('places.for', { action: t('places.ask'), name: read(run.title) })}
            onClick={() => askFor(run)}
          >
            {t('places.ask')}
          </Button>
        </RunOffer>
      ))}
    </section>
  );
}
