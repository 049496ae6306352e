import { endMyCalendar, makeMyCalendar, type OutputOf, readMyCalendar } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, Dialog, Notice, TextField } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** The address, this once: to copy into a calendar program. */
function NewAddress({ url }: { readonly url: string }) {
  const t = useT();
  const [isCopied, setCopied] = useState(false);
  return (
    <Notice tone="good" isLive title={t('messages.feed.made')}>
      <p>{t('messages.feed.once')}</p>
      <TextField label={t('messages.feed.address')} value={url} readOnly onFocus={(event) => event.target.select()} />
      <div className="ed-actions">
        <Button
          isSmall
          onClick={() =>
            void navigator.clipboard.writeText(url).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {t('messages.feed.copy')}
        </Button>
        <span role="status">{isCopied ? t('messages.feed.copied') : ''}</span>
      </div>
    </Notice>
  );
}

type Address = OutputOf<typeof readMyCalendar>['address'];

/** The personal calendar address: made, replaced and ended here. Both of the latter cut off calendars that read it. */
export function CalendarAddress({ address }: { readonly address: Address }) {
  const [t, locale] = [useT(), useLocale()];
  const [url, setUrl] = useState<string | null>(null);
  const [asked, setAsked] = useState<'replace' | 'end' | null>(null);
  const invalidates = [keyOf(readMyCalendar)];
  const make = useCall(makeMyCalendar, { invalidates, onSuccess: (made) => setUrl(made.url) });
  const end = useCall(endMyCalendar, { invalidates, onSuccess: () => setUrl(null) });
  const act = (change: 'make' | 'end') => {
    setAsked(null);
    if (change === 'make') make.mutate({});
    else end.mutate({});
  };
  return (
    <div className="ed-stack">
      <p>{t('messages.feed.text')}</p>
      <ProblemNotice error={make.error ?? end.error} />
      {url !== null && <NewAddress key={url} url={url} />}
      {address !== null && (
        <p className="ed-hint">
          {t('messages.feed.since', { at: formatDateTime(locale, address.createdAt) })}{' '}
          {address.readAt === null
            ? t('messages.feed.never-read')
            : t('messages.feed.read', { at: formatDateTime(locale, address.readAt) })}
        </p>
      )}
      <div className="ed-actions">
        <Button
          icon="calendar"
          isBusy={make.isPending}
          busyText={t('common.saving')}
          onClick={() => (address === null ? act('make') : setAsked('replace'))}
        >
          {address === null ? t('messages.feed.make') : t('messages.feed.replace')}
        </Button>
        {address !== null && (
          <Button variant="bare" isBusy={end.isPending} busyText={t('common.saving')} onClick={() => setAsked('end')}>
            {t('messages.feed.end')}
          </Button>
        )}
      </div>
      <Dialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === 'end' ? t('messages.feed.end') : t('messages.feed.replace')}
        closeText={t('common.close')}
      >
        <p>{t('messages.feed.cut-off')}</p>
        <Button variant="danger" onClick={() => act(asked === 'end' ? 'end' : 'make')}>
          {asked === 'end' ? t('messages.feed.end') : t('messages.feed.replace')}
        </Button>
      </Dialog>
    </div>
  );
}
