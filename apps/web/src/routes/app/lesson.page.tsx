import type { LessonContent } from '@edukom/contracts';
import { Breadcrumbs, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useParams } from 'react-router';
import { BlockNotes } from '../../features/learning/components/block-notes.js';
import { Enrolled } from '../../features/learning/components/enrolled.js';
import { LessonBar } from '../../features/learning/components/lesson-bar.js';
import { LessonBlock } from '../../shared/lesson/lesson-block.js';
import { LessonEnd } from '../../features/learning/components/lesson-end.js';
import { useBlocksSeen } from '../../features/learning/lesson/use-blocks-seen.js';
import { useKeepPosition } from '../../features/learning/lesson/use-keep-position.js';
import { useResume } from '../../features/learning/lesson/use-resume.js';
import { useTextSize } from '../../features/learning/lesson/use-text-size.js';
import { useNotes } from '../../features/learning/notes/use-notes.js';
import { Localized, useReading } from '../../shared/text/localized.js';
import { useLessonProgress } from '../../features/learning/progress/use-lesson-progress.js';
import { lessonQuery } from '../../features/learning/queries.js';
import { useAnnounce } from '../../shared/announce/announcer.js';
import { MediaProvider } from '../../shared/media/media-context.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

function Header({ lesson }: { lesson: LessonContent }) {
  const t = useT();
  const to = useAppPath();
  const { reading } = useReading();
  const { value: title, isFallback, locale } = reading(lesson.title);
  usePageTitle(title);
  const facts = [
    t('learning.lesson.of', { number: lesson.number, count: lesson.count }),
    t('learning.lesson.minutes', { count: lesson.minutes }),
  ];
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('learning.crumbs')}
            items={[
              { text: t('learning.title'), href: to('/learning') },
              { text: <Localized text={lesson.courseTitle} />, href: to(`/learning/${lesson.enrolmentId}`) },
              { text: title },
            ]}
          />
        }
        title={isFallback ? <span lang={locale}>{title}</span> : title}
        lead={facts.join(' · ')}
      />
      {isFallback && <Notice title={t('learning.lesson.fallback')} />}
    </>
  );
}

function Lesson({ lesson }: { lesson: LessonContent }) {
  const t = useT();
  const locale = useLocale();
  const announce = useAnnounce();
  const blocks = useRef<HTMLDivElement>(null);
  const reading = useLessonProgress(lesson);
  const noteAt = useNotes(lesson.enrolmentId);
  const [size, setSize] = useTextSize();
  const isResumed = useResume(blocks, reading.isCompleted ? null : reading.resumeAnchor);
  useBlocksSeen(blocks, lesson.activityId, reading.reach);
  useKeepPosition(blocks, `${locale} ${size}`);
  const sayResumed = useEffectEvent(() => announce(t('learning.lesson.resumed')));
  useEffect(() => {
    if (isResumed) sayResumed();
  }, [isResumed]);
  return (
    <article className="web-lesson" data-size={size}>
      <Header lesson={lesson} />
      <LessonBar reading={reading} size={size} onSize={setSize} isResumed={isResumed} />
      <div ref={blocks} className="web-lesson-blocks">
        <MediaProvider media={lesson.media}>
          {lesson.blocks.map((block, index) => (
            <div key={block.anchor} className="web-lesson-item">
              <LessonBlock block={block} onAnswered={reading.answer} />
              {block.kind !== 'heading' && (
                <BlockNotes number={index + 1} note={noteAt(lesson.activityId, block.anchor)} />
              )}
            </div>
          ))}
        </MediaProvider>
      </div>
      <LessonEnd lesson={lesson} reading={reading} />
    </article>
  );
}

/** A lesson to read: goes on where I was, remembers how far I am, in whatever language I choose meanwhile. */
export function Component() {
  const { enrolmentId = '', slug = '' } = useParams();
  const query = useQuery(lessonQuery(enrolmentId, slug));
  return <Enrolled query={query}>{(lesson) => <Lesson key={lesson.activityId} lesson={lesson} />}</Enrolled>;
}
