import { Breadcrumbs, Card, EmptyState, PageHeader, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ChangeList } from '../../features/authoring/publish/change-list.js';
import { authoredQuery, diffQuery } from '../../features/authoring/queries.js';
import '../../features/authoring/authoring.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Diff({ courseId, from, to }: { courseId: string; from: number; to: number | undefined }) {
  const query = useQuery(diffQuery(courseId, from, to));
  return <Loaded query={query}>{({ changes }) => <ChangeList changes={changes} />}</Loaded>;
}

/** Which two versions are compared, in the address. */
function useChoice(newest: number, hasDraft: boolean) {
  const [params, setParams] = useSearchParams();
  const number = (name: string): number | undefined => {
    const value = Number(params.get(name));
    return Number.isInteger(value) && value >= 1 && value <= newest ? value : undefined;
  };
  const from = number('from') ?? Math.max(1, hasDraft ? newest : newest - 1);
  const to = number('to') ?? (hasDraft ? undefined : newest);
  const choose = (next: { from?: string; to?: string }) =>
    setParams(
      { from: next.from ?? String(from), ...((next.to ?? to) ? { to: next.to ?? String(to) } : {}) },
      { replace: true, preventScrollReset: true },
    );
  return { from, to, choose };
}

function Choice({ courseId, newest, hasDraft }: { courseId: string; newest: number; hasDraft: boolean }) {
  const t = useT();
  const { from, to, choose } = useChoice(newest, hasDraft);
  const versions = Array.from({ length: newest }, (_, at) => ({
    value: String(at + 1),
    label: t('authoring.versions.number', { number: at + 1 }),
  }));
  const draft = { value: '', label: t('authoring.list.draft') };
  return (
    <div className="ed-stack">
      <div className="au-tools-fields">
        <SelectField
          id="versions-from"
          label={t('authoring.versions.from')}
          value={String(from)}
          options={versions}
          onChange={({ target }) => choose({ from: target.value })}
        />
        <SelectField
          id="versions-to"
          label={t('authoring.versions.to')}
          value={to === undefined ? '' : String(to)}
          options={[...versions, ...(hasDraft ? [draft] : [])]}
          onChange={({ target }) => choose({ to: target.value })}
        />
      </div>
      <Card>
        <Diff courseId={courseId} from={from} to={to} />
      </Card>
    </div>
  );
}

/** The published versions of a course, and what changed between any two of them. */
export function Component() {
  const { courseId = '' } = useParams();
  const t = useT();
  const to = useAppPath();
  const query = useQuery(authoredQuery);
  const course = query.data?.courses.find((one) => one.courseId === courseId);
  usePageTitle(t('authoring.versions.title'));
  return (
    <>
      <PageHeader
        title={t('authoring.versions.title')}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              ...(course ? [{ text: <Localized text={course.title} />, href: to(`/authoring/${courseId}`) }] : []),
              { text: t('authoring.versions.title') },
            ]}
          />
        }
      />
      <Loaded query={query}>
        {() =>
          course?.publishedNumber ? (
            <Choice courseId={courseId} newest={course.publishedNumber} hasDraft={course.hasDraft} />
          ) : (
            <EmptyState icon="history" title={t('authoring.versions.none')} />
          )
        }
      </Loaded>
    </>
  );
}
