import { listMessages, type MessageItem, sendMessageAgain } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, type Status, StatusPill, Table } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<MessageItem['state'], Status>> = {
  queued: 'open',
  digest: 'open',
  sending: 'active',
  sent: 'good',
  refused: 'bad',
  dead: 'bad',
  unsure: 'needs',
  held: 'needs',
};
const canSendAgain = ({ state }: MessageItem) => STATUS[state] === 'bad' || STATUS[state] === 'needs';

/** How a message fared, and since when or until when. */
function State({ message }: { readonly message: MessageItem }) {
  const [t, locale] = [useT(), useLocale()];
  const { state, sentAt, dueAt, tries, error } = message;
  const isWaiting = STATUS[state] === 'open';
  return (
    <>
      <StatusPill status={STATUS[state]}>{t(`sentMessages.state.${state}`)}</StatusPill>
      {sentAt && <div className="ed-hint">{formatDateTime(locale, sentAt)}</div>}
      {isWaiting && <div className="ed-hint">{t('sentMessages.due', { at: formatDateTime(locale, dueAt) })}</div>}
      {message.isInDigest && <div className="ed-hint">{t('sentMessages.in-digest')}</div>}
      {!sentAt && tries > 0 && <div className="ed-hint">{t('sentMessages.tries', { count: tries })}</div>}
      {!sentAt && error && <div className="ed-hint">{t('sentMessages.answer', { error })}</div>}
    </>
  );
}

/** Messages, the newest first: to whom, about what, and what became of each. */
export function MessagesTable({ messages }: { readonly messages: readonly MessageItem[] }) {
  const [t, locale] = [useT(), useLocale()];
  const again = useCall(sendMessageAgain, { invalidates: [keyOf(listMessages)] });
  return (
    <>
      <ProblemNotice error={again.error} />
      <Table
        caption={t('sentMessages.list')}
        rows={messages}
        rowKey={({ messageId }) => messageId}
        columns={[
          {
            key: 'subject',
            header: t('sentMessages.column.subject'),
            isRowHeader: true,
            cell: ({ subject, locale: lang }) => <span lang={lang}>{subject}</span>,
          },
          {
            key: 'person',
            header: t('sentMessages.column.person'),
            cell: ({ person, recipient }) => (
              <>
                {person?.name}
                <div className="ed-hint">{recipient}</div>
              </>
            ),
          },
          {
            key: 'created',
            header: t('sentMessages.column.created'),
            cell: ({ createdAt }) => formatDateTime(locale, createdAt),
          },
          { key: 'state', header: t('sentMessages.column.state'), cell: (message) => <State message={message} /> },
          {
            key: 'again',
            header: t('sentMessages.column.again'),
            cell: (message) =>
              canSendAgain(message) && (
                <Button
                  isSmall
                  isBusy={again.isPending && again.variables.params.messageId === message.messageId}
                  busyText={t('common.saving')}
                  onClick={() => again.mutate({ params: { messageId: message.messageId } })}
                >
                  {t('sentMessages.again')}
                  <span className="ed-hidden">: {message.subject}</span>
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
