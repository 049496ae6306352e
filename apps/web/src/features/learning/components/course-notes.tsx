import type { CourseOutline, PlacedNote } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Icon, Link, Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { NotePlace } from '../notes/kept-notes.js';
import { type BlockNote, useNotes, useNotesOutbox } from '../notes/use-notes.js';
import { courseNotesQuery, outlineQuery } from '../queries.js';

interface Entry {
  readonly activityId: string;
  readonly anchor: string;
  readonly slug: string | null;
  readonly lessonTitle: LocalizedText | null;
  readonly excerpt: LocalizedText | null;
}

/** Notes that wait on this device and that the server has not told of; their lessons are found in the outline. */
function unsentEntries(
  places: readonly NotePlace[],
  notes: readonly PlacedNote[],
  outline: CourseOutline | undefined,
): Entry[] {
  const isListed = ({ activityId, anchor }: NotePlace) =>
    notes.some((note) => note.activityId === activityId && note.anchor === anchor);
  const activities = outline?.modules.flatMap((module) => module.activities) ?? [];
  const unique = new Map(
    places.filter((place) => !isListed(place)).map((place) => [place.activityId + place.anchor, place]),
  );
  return [...unique.values()].map(({ activityId, anchor }) => {
    const lesson = activities.find(({ id }) => id === activityId);
    return { activityId, anchor, slug: lesson?.slug ?? null, lessonTitle: lesson?.title ?? null, excerpt: null };
  });
}

function Line({ entry, note, enrolmentId }: { entry: Entry; note: BlockNote; enrolmentId: string }) {
  const t = useT();
  const to = useAppPath();
  const excerpt = entry.excerpt ? <Localized text={entry.excerpt} /> : t('notes.paragraph');
  return (
    <li>
      <p className="ed-hint">
        {note.isBookmarked && (
          <>
            <Icon name="bookmark" /> {t('notes.bookmark')} ·{' '}
          </>
        )}
        {entry.lessonTitle && <Localized text={entry.lessonTitle} />}
      </p>
      {note.text !== '' && <p className="web-note-text">{note.text}</p>}
      <p className="web-note-place">
        {entry.slug === null ? (
          excerpt
        ) : (
          <Link href={to(`/learning/${enrolmentId}/lessons/${entry.slug}#${entry.anchor}`)}>{excerpt}</Link>
        )}
      </p>
      {note.isWaiting && (
        <p className="ed-hint">
          <Icon name="offline" /> {t('notes.kept')}
        </p>
      )}
    </li>
  );
}

/** My notes in one course, in the order of its lessons, each with the way to its paragraph. */
export function CourseNotes({ enrolmentId, courseTitle }: { enrolmentId: string; courseTitle: LocalizedText }) {
  const t = useT();
  const id = useId();
  const at = useNotes(enrolmentId);
  const places = useNotesOutbox().waitingIn(enrolmentId);
  const query = useQuery(courseNotesQuery(enrolmentId));
  const notes = query.data?.notes ?? [];
  const outline = useQuery({ ...outlineQuery(enrolmentId), enabled: places.length > 0 });
  return (
    <section aria-labelledby={id} className="ed-stack">
      <h2 id={id}>
        <Localized text={courseTitle} />
      </h2>
      {query.isPending && <Skeleton label={t('common.loading')} shape="rows" />}
      <ProblemNotice error={query.data ? null : query.error} onRetry={() => void query.refetch()} />
      <ul className="web-notes">
        {[...notes, ...unsentEntries(places, notes, outline.data)].map((entry) => {
          const note = at(entry.activityId, entry.anchor);
          const isThere = note.text !== '' || note.isBookmarked;
          return isThere ? (
            <Line key={entry.activityId + entry.anchor} entry={entry} note={note} enrolmentId={enrolmentId} />
          ) : null;
        })}
      </ul>
    </section>
  );
}
