import { type MergePreview, mergePeople, previewMerge } from '@edukom/contracts';
import { Breadcrumbs, Button, Card, LinkButton, Notice, PageHeader, TextArea } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { CompareTable } from '../../features/people/merging/compare-table.js';
import { MERGE_TOUCHES } from '../../features/people/merging/merged-accounts.js';
import { pairNameOf } from '../../features/people/merging/pair-card.js';
import { queryOf, useCall } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { FormErrors } from '../../shared/form/form-errors.js';
import { useForm } from '../../shared/form/use-form.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

function MergeForm({ preview }: { preview: MergePreview }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const { survivor, merged, mails, sharedRuns } = preview;
  const merge = useCall(mergePeople, { invalidates: MERGE_TOUCHES });
  const form = useForm({
    name: 'merge',
    schema: mergePeople.body,
    send: async (body) => {
      await merge.mutateAsync({ params: { personId: survivor.personId, mergedId: merged.personId }, body });
      await navigate(to(`/people/${survivor.personId}`), { state: { isMerged: true } });
    },
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      {sharedRuns.length > 0 && <p>{t('merging.compare.shared', { count: sharedRuns.length })}</p>}
      <p>{t('merging.compare.after')}</p>
      {mails > 0 && <p>{t('merging.compare.mails', { count: mails })}</p>}
      <FormErrors form={form} labels={{ reason: t('merging.compare.reason') }} />
      <TextArea
        {...form.text('reason')}
        label={t('merging.compare.reason')}
        hint={t('merging.compare.reason-hint')}
        rows={3}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('merging.compare.merge')}
      </Button>
    </form>
  );
}

function Compare({ preview }: { preview: MergePreview }) {
  const t = useT();
  const to = useAppPath();
  const { survivor, merged, bar } = preview;
  return (
    <div className="ed-stack">
      <Card
        title={`${pairNameOf(survivor)} · ${pairNameOf(merged)}`}
        actions={
          <LinkButton isSmall icon="sync" href={to(`/people/${merged.personId}/merge/${survivor.personId}`)}>
            {t('merging.compare.turn')}
          </LinkButton>
        }
      >
        <CompareTable preview={preview} />
      </Card>
      {bar ? (
        <Notice tone="warning" title={t('merging.compare.cannot')}>
          {t(`merging.bar.${bar}`)}
        </Notice>
      ) : (
        <Card title={t('merging.compare.merge')}>
          <MergeForm key={survivor.personId} preview={preview} />
        </Card>
      )}
    </div>
  );
}

/** Two accounts side by side, before one becomes another name of the other. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { personId = '', mergedId = '' } = useParams();
  const preview = useQuery(queryOf(previewMerge, { params: { personId, mergedId }, query: { locale: useLocale() } }));
  usePageTitle(t('merging.compare.title'));
  return (
    <>
      <PageHeader
        title={t('merging.compare.title')}
        lead={t('merging.compare.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('imports.breadcrumbs')}
            items={[
              { text: t('people.list.title'), href: to('/people') },
              { text: t('merging.duplicates.title'), href: to('/people/duplicates') },
              { text: t('merging.compare.title') },
            ]}
          />
        }
      />
      <Loaded query={preview} shape="rows" count={8}>
        {(data) => <Compare preview={data} />}
      </Loaded>
    </>
  );
}
