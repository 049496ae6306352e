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

function Gap({ draft, gap, canWaive, waived, onWaive }: Omit<GapListProps, 'gaps'> & { gap: PublishingGap }) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const words = t(`authoring.gap.${gap.code}`);
  const text = gap.locale ? `${words} (${CONTENT_LOCALE_NAMES[gap.locale]})` : words;
  return (
    <li className="au-gap">
      <div>
        <StatusPill status={gap.isWaivable ? 'needs' : 'bad'}>{text}</StatusPill>{' '}
        <Link href={to(gapPath(draft, gap))}>{gap.place ? read(gap.place) : t('authoring.gap.go')}</Link>
      </div>
      {canWaive && gap.isWaivable && (
        <CheckboxField
          id={`waive-${gap.key}`}
          label={t('authoring.gap.waive')}
          checked={waived.has(gap.key)}
          onChange={({ target }) => onWaive([gap.key], target.checked)}
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
  const groups = [null, ...activities].map((activity) => ({
    activity,
    gaps: gaps.filter(({ activityId }) => activityId === (activity?.id ?? null)),
  }));
  return (
    <>
      {groups
        .filter((group) => group.gaps.length > 0)
        .map(({ activity, gaps: here }) => (
          <section key={activity?.id ?? ''} className="au-gap-group">
            <h3>{activity ? read(activity.title) : t('authoring.gap.of-course')}</h3>
            <ul>
              {here.map((gap) => (
                <Gap key={gap.key} draft={draft} gap={gap} {...rest} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
