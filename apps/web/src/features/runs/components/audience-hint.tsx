import { countRunAudience } from '@edukom/contracts';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { useT } from '../../../shared/text/use-t.js';

/** How many people a change of a session mails, before it is made. */
export function AudienceHint({ runId }: { readonly runId: string }) {
  const t = useT();
  const { data } = useQuery({ ...queryOf(countRunAudience, { params: { runId } }), staleTime: 0 });
  if (!data) return <p className="ed-hint">{t('sentMessages.audience.counting')}</p>;
  const parts = [
    t('sentMessages.audience.mails', { count: data.mails }),
    data.later > 0 ? t('sentMessages.audience.later', { count: data.later }) : '',
    data.unreachable > 0 ? t('sentMessages.audience.unreachable', { count: data.unreachable }) : '',
  ];
  return <p className="ed-hint">{parts.filter(Boolean).join(' ')}</p>;
}
