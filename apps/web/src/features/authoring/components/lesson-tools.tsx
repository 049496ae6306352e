import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { type ContentLocale, isContentLocale } from '@edukom/domain';
import { Button, LinkButton, SelectField } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import { SaveStatus } from './save-status.js';
import { ScriptChoice } from '../../../shared/writing/script-choice.js';

export interface LessonToolsProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  readonly writer: LessonWriter;
  readonly target: ContentLocale | null;
  readonly onTarget: (target: ContentLocale | null) => void;
  readonly onQueue: () => void;
  readonly onRemoved: () => void;
}

/** Above the blocks, always in sight: whether all is saved, the languages, and the ways to see the lesson. */
export function LessonTools({ draft, activity, writer, target, onTarget, onQueue, onRemoved }: LessonToolsProps) {
  const t = useT();
  const to = useAppPath();
  const { locales, sourceLocale } = draft.description;
  const others = locales.filter((locale) => locale !== sourceLocale);
  const writesSerbian = sourceLocale === 'sr-Cyrl' || target === 'sr-Cyrl';
  return (
    <div className="au-tools">
      <div className="au-tools-fields">
        {others.length > 0 && (
          <SelectField
            id="au-target"
            label={t('writing.lesson.beside')}
            value={target ?? ''}
            emptyText={t('writing.lesson.beside-none', { language: CONTENT_LOCALE_NAMES[sourceLocale] })}
            options={others.map((value) => ({ value, label: CONTENT_LOCALE_NAMES[value] }))}
            onChange={({ target: { value } }) => onTarget(isContentLocale(value) ? value : null)}
          />
        )}
        {writesSerbian && <ScriptChoice />}
      </div>
      <SaveStatus writer={writer} />
      <div className="ed-actions">
        {target && (
          <Button isSmall icon="language" onClick={onQueue}>
            {t('writing.queue.open')}
          </Button>
        )}
        <Button isSmall icon="history" onClick={onRemoved}>
          {t('writing.history.removed-open')}
        </Button>
        <LinkButton isSmall href={to(`/authoring/${draft.courseId}/${activity.id}/settings`)}>
          {t('authoring.settings.open')}
        </LinkButton>
        <LinkButton isSmall href={to(`/authoring/${draft.courseId}/${activity.id}/preview`)}>
          {t('authoring.preview.open')}
        </LinkButton>
      </div>
    </div>
  );
}
