import type { TranslationTask } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Dialog, EmptyState, Link, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { translationQuery } from '../queries.js';
import { LanguageBar } from './language-bar.js';

/** The address of a text to translate: beside its source, at its place. */
export function taskPath(courseId: string, locale: ContentLocale, task: TranslationTask): `/${string}` {
  if (task.activityId === null || task.subject !== 'block') return `/authoring/${courseId}?in=${locale}`;
  return `/authoring/${courseId}/${task.activityId}?to=${locale}${task.anchor ? `#${task.anchor}` : ''}`;
}

const SHOWN = 100;

function Task({
  courseId,
  locale,
  task,
  onGo,
}: {
  courseId: string;
  locale: ContentLocale;
  task: TranslationTask;
  onGo: () => void;
}) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const place = task.activityTitle ? read(task.activityTitle) : t(`writing.queue.subject.${task.subject}`);
  return (
    <li className="au-task">
      <StatusPill status={task.state === 'stale' ? 'needs' : 'open'}>{t(`writing.state.${task.state}`)}</StatusPill>
      <Link href={to(taskPath(courseId, locale, task))} onClick={onGo}>
        {task.excerpt}
      </Link>
      <span className="ed-hint">
        {place} · {t('writing.words', { count: task.words })}
      </span>
    </li>
  );
}

/** What to translate next: missing texts first, then those whose source has changed. */
export function QueueDialog({
  courseId,
  locale,
  onClose,
}: {
  courseId: string;
  locale: ContentLocale;
  onClose: () => void;
}) {
  const t = useT();
  const query = useQuery(translationQuery(courseId, locale));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('writing.queue.title', { language: CONTENT_LOCALE_NAMES[locale] })}
      closeText={t('common.close')}
    >
      <Loaded query={query} shape="rows">
        {({ language, tasks }) => (
          <>
            <LanguageBar state={language} />
            {tasks.length === 0 ? (
              <EmptyState icon="check" title={t('writing.queue.empty')} />
            ) : (
              <ol className="au-tasks">
                {tasks.slice(0, SHOWN).map((task, at) => (
                  <Task key={at} courseId={courseId} locale={locale} task={task} onGo={onClose} />
                ))}
              </ol>
            )}
            {tasks.length > SHOWN && (
              <p className="ed-hint">{t('writing.queue.more', { count: tasks.length - SHOWN })}</p>
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
