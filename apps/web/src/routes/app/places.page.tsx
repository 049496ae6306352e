import { Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MyRequests } from '../../features/enrolment/components/my-requests.js';
import { Offers } from '../../features/enrolment/components/offers.js';
import { type ReasonAsked, ReasonDialog } from '../../features/enrolment/components/reason-dialog.js';
import { myPlacesQuery } from '../../features/enrolment/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Where I can ask for a place, and where I stand. */
export function Component() {
  const t = useT();
  const places = useQuery(myPlacesQuery);
  const [asked, setAsked] = useState<ReasonAsked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  usePageTitle(t('places.title'));
  return (
    <div className="web-narrow">
      <PageHeader title={t('places.title')} lead={t('places.lead')} />
      <Loaded query={places} shape="tasks" count={2}>
        {({ requests, offers }) => (
          <div className="ed-stack">
            {done && <Notice key={done} tone="good" isLive title={done} />}
            <MyRequests requests={requests} ask={setAsked} onDone={setDone} />
            <Offers runs={offers} ask={setAsked} onDone={setDone} />
          </div>
        )}
      </Loaded>
      <ReasonDialog asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
