import { Breadcrumbs, CheckboxField, EmptyState, LinkButton, Notice, PageHeader, SelectField } from '@edukom/ui';
import { useState } from 'react';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import './items.css';
import { useContent } from '../use-content.js';
import { CorrectionDialog, type Correcting } from './correction-dialog.js';
import { CorrectionHistory } from './correction-history.js';
import { ItemDetail } from './item-detail.js';
import { shownItems } from './item-rows.js';
import { ItemTable } from './item-table.js';
import { ItemPlot, QuizSummary } from './quiz-summary.js';
import { csvAddress, type ItemScope, useItems, type View } from './scope.js';
import { useItemWords } from './use-item-words.js';
import { useItemsView } from './use-items-view.js';

function Filters({ data, nav }: { data: View; nav: ReturnType<typeof useItemsView> }) {
  const t = useT();
  const { languageName } = useItemWords();
  const { view, change } = nav;
  return (
    <div className="items-filters">
      <SelectField
        label={t('items.filter.language')}
        value={view.language ?? ''}
        onChange={({ target }) =>
          change({ language: data.languages.find(({ language }) => language === target.value)?.language ?? null })
        }
        options={[
          { value: '', label: `${t('items.language.all')} (${data.attempts})` },
          ...data.languages.map(({ language, attempts }) => ({
            value: language,
            label: `${languageName(language)} (${attempts})`,
          })),
        ]}
      />
      <CheckboxField
        label={t('items.filter.flagged')}
        checked={view.onlyFlagged}
        onChange={({ target }) => change({ onlyFlagged: target.checked })}
      />
    </div>
  );
}

function Head({ data, scope }: { data: View; scope: ItemScope }) {
  const t = useT();
  const to = useAppPath();
  const locale = useLocale();
  const read = useContent();
  const crumbs = [
    { href: to('/grading'), text: t('grading.title') },
    ...(data.run ? [{ href: to(`/grading/${data.run.runId}`), text: <Localized text={data.run.title} /> }] : []),
  ];
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs label={t('grading.title')} items={crumbs} />}
      title={t('items.title')}
      lead={`${read(data.title).value} · ${data.run ? t('items.lead.run', { code: data.run.code }) : t('items.lead.all')} · ${t('items.attempts', { count: data.attempts })}`}
      actions={
        <LinkButton icon="download" href={csvAddress(scope, locale)} download>
          {t('items.download')}
        </LinkButton>
      }
    />
  );
}

function Analysis({ data, scope }: { data: View; scope: ItemScope }) {
  const t = useT();
  const nav = useItemsView();
  const canCorrect = useIsAllowed('grading.release');
  const [correcting, setCorrecting] = useState<Correcting | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const items = shownItems(data.questions, nav.view);
  const shown = shownItems(data.questions, { ...nav.view, onlyFlagged: false });
  const chosen =
    shown.find(({ row }) => row.questionVersionId === nav.view.question) ??
    items.find(({ flags }) => flags.length > 0) ??
    items[0];
  const correct = (next: Correcting) => {
    setDone(null);
    setCorrecting(next);
  };
  return (
    <div className="ed-stack">
      <Head data={data} scope={scope} />
      {done !== null && (
        <Notice tone="good" isLive>
          {t('correction.done', { count: done })}
        </Notice>
      )}
      {data.waiting > 0 && <Notice>{t('items.waiting', { count: data.waiting })}</Notice>}
      {data.quiz ? (
        <>
          <div className="items-overview">
            <QuizSummary quiz={data.quiz} />
            <ItemPlot items={items} />
          </div>
          <Filters data={data} nav={nav} />
        </>
      ) : (
        <EmptyState title={t('items.too-few.title')}>{t('items.too-few.text', { minimum: data.minimum })}</EmptyState>
      )}
      <ItemTable items={items} nav={nav} />
      {chosen && (
        <ItemDetail
          item={chosen}
          onCorrect={canCorrect ? () => correct({ kind: 'question', row: chosen.row }) : null}
        />
      )}
      {canCorrect && <CorrectionHistory scope={scope} onUndo={(made) => correct({ kind: 'undo', made })} />}
      {correcting && (
        <CorrectionDialog
          scope={scope}
          correcting={correcting}
          onClose={() => setCorrecting(null)}
          onDone={(people) => {
            setCorrecting(null);
            setDone(people);
          }}
        />
      )}
    </div>
  );
}

/** Item analysis of a quiz for its trainers, with the corrections that follow from it. */
export function ItemAnalysis({ scope }: { scope: ItemScope }) {
  const t = useT();
  usePageTitle(t('items.title'));
  return <Loaded query={useItems(scope)}>{(data) => <Analysis data={data} scope={scope} />}</Loaded>;
}
