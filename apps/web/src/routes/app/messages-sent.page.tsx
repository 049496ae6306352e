import { EmptyState, Notice, PageHeader, Pager, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { MessagesTable } from '../../features/messages/components/messages-table.js';
import {
  MESSAGE_GROUPS,
  type MessageGroup,
  type MessagesFilter,
  messagesQuery,
} from '../../features/messages/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { SearchField } from '../../shared/form/search-field.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

const clean = (filter: MessagesFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/** The filter as the address has it; a changed one begins at the first page. */
function useMessagesFilter() {
  const [params, setParams] = useSearchParams();
  const group: MessageGroup | '' = MESSAGE_GROUPS.find((one) => one === params.get('group')) ?? '';
  const filter: MessagesFilter = { group, search: params.get('search') ?? '', cursor: params.get('cursor') ?? '' };
  const change = (next: Partial<MessagesFilter>) =>
    setParams(clean({ ...filter, cursor: '', ...next }), { replace: true, preventScrollReset: true });
  return {
    filter,
    change,
    hrefOf: (cursor: string) => `?${new URLSearchParams(clean({ ...filter, cursor })).toString()}`,
  };
}

/** Messages sent and to send, with what became of each. */
export function Component() {
  const [t, to] = [useT(), useAppPath()];
  const { filter, change, hrefOf } = useMessagesFilter();
  const messages = useQuery(messagesQuery(filter));
  usePageTitle(t('sentMessages.title'));
  return (
    <>
      <PageHeader title={t('sentMessages.title')} lead={t('sentMessages.lead')} />
      <div role="search" className="ed-filters">
        <SearchField
          label={t('sentMessages.search')}
          search={filter.search}
          onSearch={(search) => change({ search })}
        />
        <SelectField
          label={t('sentMessages.group')}
          emptyText={t('sentMessages.group.all')}
          options={MESSAGE_GROUPS.map((value) => ({ value, label: t(`sentMessages.group.${value}`) }))}
          value={filter.group}
          onChange={(event) => change({ group: MESSAGE_GROUPS.find((one) => one === event.target.value) ?? '' })}
        />
      </div>
      <Loaded query={messages} shape="rows" count={8}>
        {({ items, next, counts }) => (
          <div className="ed-stack" aria-busy={messages.isPlaceholderData}>
            {counts.failed > 0 && (
              <Notice tone="warning" title={t('sentMessages.failed', { count: counts.failed })}>
                {t('sentMessages.failed-text')}
              </Notice>
            )}
            {items.length === 0 ? (
              <EmptyState icon="mail" title={t('sentMessages.empty.title')}>
                {t('sentMessages.empty.text')}
              </EmptyState>
            ) : (
              <MessagesTable messages={items} />
            )}
            {(filter.cursor || next) && (
              <Pager
                label={t('sentMessages.pages')}
                previousText={t('sentMessages.newest')}
                nextText={t('sentMessages.older')}
                previousHref={filter.cursor ? to('/messages') + hrefOf('') : undefined}
                nextHref={next ? to('/messages') + hrefOf(next) : undefined}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
