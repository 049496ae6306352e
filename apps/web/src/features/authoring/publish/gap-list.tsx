import type { CourseDraftView, PublishingGap } from '@edukom/contracts';
import { CheckboxField, Link, StatusPill } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** Where a gap is closed. */
export function gapPath(draft: CourseDraftView, gap: PublishingGap): `/${string}` {
  const { courseId, description } = draft;
  const isTranslation = gap.locale !== null && gap.locale !== description.sourceLocale;
  if (gap.activityId === null) return `/authoring/${courseId}/settings${isTranslation ? `?in=${gap.locale}` : ''}`;
  const activity = `/authoring/${courseId}/${gap.activityId}` as const;
  if (['cycle', 'unreachable', 'impossible-rule'].includes(gap.code)) return `${activity}/settings`;
  if (isTranslation && gap.anchor === null) return `/authoring/${courseId}?in=${gap.locale}`;
  return `${activity}${isTranslation ? `?to=${gap.locale}` : ''}${gap.anchor ? `#${gap.anchor}` : ''}`;
}

export interface GapListProps {
  readonly draft: CourseDraftView;
  readonly gaps: readonly PublishingGap[];
  readonly canWaive: boolean;
  readonly waived: ReadonlySet<string>;
  readonly onWaive: (keys: readonly string[], isWaived: boolean) => void;
}

/** Gaps of one kind and language at one place of the course: told once, waived once. */
function groupsOf(gaps: readonly PublishingGap[]): PublishingGap[][] {
  const groups = new Map<string, PublishingGap[]>();
  for (const gap of gaps) {
    const key = `${gap.code} ${gap.locale} ${gap.isWaivable}`;
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()];
}

const LINKS = 20;

/** What is missing, in words; in the language of the course itself nothing is translated, but written. */
function useGapText(draft: CourseDraftView) {
  const t = useT();
  return ({ code, locale }: PublishingGap): string => {
    const isUnwritten = code === 'missing' && locale === draft.description.sourceLocale;
    const words = t(isUnwritten ? 'authoring.gap.unwritten' : `authoring.gap.${code}`);
    return locale ? `${words} (${CONTENT_LOCALE_NAMES[locale]})` : words;
  };
}

interface GapsProps extends Omit<GapListProps, 'gaps'> {
  readonly gaps: readonly PublishingGap[];
}

function Gaps({ draft, gaps, canWaive, waived, onWaive }: GapsProps) {
  const t = useT();
  const to = useAppPath();
  const textOf = useGapText(draft);
  const [first] = gaps;
  if (!first) return null;
  const text = textOf(first);
  const keys = gaps.map(({ key }) => key);
  return (
    <li className="au-gap">
      <StatusPill status={first.isWaivable ? 'needs' : 'bad'}>
        {gaps.length > 1 ? t('authoring.gap.many', { what: text, count: gaps.length }) : text}
      </StatusPill>
      <div className="au-gap-links">
        {gaps.slice(0, LINKS).map((gap, at) => (
          <Link key={gap.key} href={to(gapPath(draft, gap))}>
            {gaps.length > 1 ? t('authoring.gap.place', { number: at + 1 }) : t('authoring.gap.go')}
          </Link>
        ))}
      </div>
      {canWaive && first.isWaivable && (
        <CheckboxField
          id={`waive-${first.key}`}
          label={t('authoring.gap.waive', { what: text })}
          checked={keys.every((key) => waived.has(key))}
          onChange={({ target }) => onWaive(keys, target.checked)}
        />
      )}
    </li>
  );
}

/** What stands in the way of publishing, by activity, each with the way to its place. */
export function GapList({ draft, gaps, ...rest }: GapListProps) {
  const t = useT();
  const read = useReadText();
  const activities = draft.modules.flatMap((part) => part.activities);
  const places = [null, ...activities].map((activity) => ({
    activity,
    here: gaps.filter(({ activityId }) => activityId === (activity?.id ?? null)),
  }));
  return (
    <>
      {places
        .filter(({ here }) => here.length > 0)
        .map(({ activity, here }) => (
          <section key={activity?.id ?? ''} className="au-gap-group">
            <h3>{activity ? read(activity.title) : t('authoring.gap.of-course')}</h3>
            <ul>
              {groupsOf(here).map((group) => (
                <Gaps key={group[0]?.key} draft={draft} gaps={group} {...rest} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
