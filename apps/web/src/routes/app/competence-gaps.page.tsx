import type { OutputOf, readCompetenceGaps } from '@edukom/contracts';
import { EmptyState, LinkButton, Notice, PageHeader, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { PlaceGapsTable } from '../../features/needs/components/place-gaps-table.js';
import { gapsQuery } from '../../features/needs/planning-queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

/** One place at a time: what its officials lack, and what can be done about it. */
function Gaps({ places, competences }: OutputOf<typeof readCompetenceGaps>) {
  const t = useT();
  const read = useReadText();
  const [params, setParams] = useSearchParams();
  const place = places.find(({ placeId }) => placeId === params.get('place')) ?? places[0];
  if (!place)
    return (
      <EmptyState icon="chart" title={t('competences.gaps.empty.title')}>
        {t('competences.gaps.empty.text')}
      </EmptyState>
    );
  return (
    <div className="ed-stack">
      <SelectField
        label={t('competences.gaps.place')}
        width="medium"
        options={places.map(({ placeId, name }) => ({ value: placeId, label: read(name) }))}
        value={place.placeId}
        onChange={({ target }) => setParams({ place: target.value }, { replace: true })}
      />
      <PlaceGapsTable place={place} competences={competences} />
      <Notice>{t('competences.gaps.guarded')}</Notice>
    </div>
  );
}

/** What municipalities lack, for whoever plans training. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const mayPlan = useIsAllowed('run.plan');
  const gaps = useQuery(gapsQuery);
  usePageTitle(t('competences.gaps.title'));
  return (
    <>
      <PageHeader
        title={t('competences.gaps.title')}
        lead={t('competences.gaps.lead')}
        actions={mayPlan && <LinkButton href={to('/runs/new')}>{t('competences.gaps.plan')}</LinkButton>}
      />
      <Loaded query={gaps} shape="rows" count={6}>
        {(seen) => <Gaps {...seen} />}
      </Loaded>
    </>
  );
}
