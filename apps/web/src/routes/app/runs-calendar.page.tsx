import { PLANNER_LIMIT } from '@edukom/contracts';
import { formatDate, formatNumber, type Translate } from '@edukom/i18n';
import { Breadcrumbs, Button, EmptyState, LinkButton, Notice, PageHeader, RadioGroup } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { type PlannerView, stepped, weeksOf } from '../../features/runs/calendar-days.js';
import { PlannerFilters } from '../../features/runs/components/planner-filters.js';
import { PlannerGrid } from '../../features/runs/components/planner-grid.js';
import { PlannerRuns } from '../../features/runs/components/planner-runs.js';
import { plannerChoicesQuery, plannerQuery } from '../../features/runs/queries.js';
import { usePlannerView } from '../../features/runs/use-planner-view.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';

const MONTHS = [
  'planner.month.1',
  'planner.month.2',
  'planner.month.3',
  'planner.month.4',
  'planner.month.5',
  'planner.month.6',
  'planner.month.7',
  'planner.month.8',
  'planner.month.9',
  'planner.month.10',
  'planner.month.11',
  'planner.month.12',
] as const;

function periodOf(t: Translate, view: PlannerView, day: string, days: readonly string[]): string {
  const key = MONTHS[Number(day.slice(5, 7)) - 1];
  if (view === 'month' && key) return t(key, { year: day.slice(0, 4) });
  const [from = day, until = day] = [days.at(0), days.at(-1)];
  return t('planner.week-of', { from: formatDate(t.locale, from), until: formatDate(t.locale, until) });
}

/** What is planned when: a month or a week of sessions, by host, trainer or room. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { shown, change, today } = usePlannerView();
  const { view, day } = shown;
  const weeks = weeksOf(view, day);
  const days = weeks.flat();
  const choices = useQuery(plannerChoicesQuery);
  const planner = useQuery(
    plannerQuery({
      from: days.at(0) ?? day,
      until: days.at(-1) ?? day,
      hostId: shown.host || undefined,
      trainerId: shown.trainer || undefined,
      roomId: shown.room || undefined,
    }),
  );
  const period = periodOf(t, view, day, days);
  usePageTitle(t('planner.calendar.title'));
  return (
    <>
      <PageHeader
        title={t('planner.calendar.title')}
        lead={t('planner.calendar.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('runs.list.title'), href: to('/runs') }, { text: t('planner.calendar.title') }]}
          />
        }
        actions={
          useIsAllowed('run.plan') && (
            <LinkButton href={to('/runs/rooms')} icon="map">
              {t('planner.rooms.link')}
            </LinkButton>
          )
        }
      />
      {choices.data && <PlannerFilters choices={choices.data} shown={shown} onChange={change} />}
      <div className="planner-bar">
        <h2 aria-live="polite">{period}</h2>
        <div className="ed-actions">
          <Button onClick={() => change({ day: stepped(view, day, -1) })}>{t(`planner.previous.${view}`)}</Button>
          <Button onClick={() => change({ day: today })}>{t('planner.today')}</Button>
          <Button onClick={() => change({ day: stepped(view, day, 1) })}>{t(`planner.next.${view}`)}</Button>
        </div>
        <RadioGroup
          name="planner-view"
          className="planner-view"
          label={t('planner.view.label')}
          options={[
            { value: 'month', label: t('planner.view.month') },
            { value: 'week', label: t('planner.view.week') },
          ]}
          value={view}
          onChange={(value) => change({ view: value === 'week' ? 'week' : 'month' })}
        />
      </div>
      <Loaded query={planner} shape="rows" count={6}>
        {({ sessions, runs, isCut }) => (
          <div className="ed-stack" aria-busy={planner.isPlaceholderData}>
            {isCut && (
              <Notice tone="warning" title={t('planner.cut', { limit: formatNumber(t.locale, PLANNER_LIMIT) })} />
            )}
            <PlannerGrid
              label={t('planner.grid.label', { period })}
              view={view}
              weeks={weeks}
              day={day}
              today={today}
              sessions={sessions}
              onDay={(next) => change({ day: next })}
            />
            <p className="ed-hint planner-help">{t('planner.grid.help')}</p>
            {sessions.length === 0 && (
              <EmptyState icon="calendar" title={t('planner.none.title')}>
                {t('planner.none.text')}
              </EmptyState>
            )}
            {runs.length > 0 && <PlannerRuns runs={runs} />}
          </div>
        )}
      </Loaded>
    </>
  );
}
