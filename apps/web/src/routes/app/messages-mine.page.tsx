import { PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarAddress } from '../../features/messages/components/calendar-address.js';
import { WishesForm } from '../../features/messages/components/wishes-form.js';
import { myCalendarQuery, wishesQuery } from '../../features/messages/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { LOCALE_NAMES } from '../../shared/text/locale-names.js';
import { useT } from '../../shared/text/use-t.js';

/** My messages and my calendar: how and when I am written to, and the address my calendar program reads. */
export function Component() {
  const t = useT();
  const wishes = useQuery(wishesQuery);
  const calendar = useQuery(myCalendarQuery);
  usePageTitle(t('messages.title'));
  return (
    <>
      <PageHeader title={t('messages.title')} lead={t('messages.lead')} />
      <div className="ed-stack">
        <section className="ed-stack" aria-labelledby="messages-wishes">
          <h2 id="messages-wishes">{t('messages.wishes')}</h2>
          <Loaded query={wishes}>
            {(data) => (
              <>
                <p>
                  {t('messages.language', { language: LOCALE_NAMES[data.locale] })}{' '}
                  {data.email === null ? t('messages.no-address') : t('messages.address', { address: data.email })}
                </p>
                <WishesForm wishes={data} />
              </>
            )}
          </Loaded>
        </section>
        <section className="ed-stack" aria-labelledby="messages-calendar">
          <h2 id="messages-calendar">{t('messages.feed.title')}</h2>
          <Loaded query={calendar}>{({ address }) => <CalendarAddress address={address} />}</Loaded>
        </section>
      </div>
    </>
  );
}
