import type { LessonBlock as Block, LocalizedRichText, RichTextNode } from '@edukom/contracts';
import { Icon } from '@edukom/ui';
import { memo } from 'react';
import { RichText } from '../../../shared/rich-text/rich-text.js';
import { useT } from '../../../shared/text/use-t.js';
import { useReading } from '../localized.js';
import { CheckYourself } from './check-yourself.js';

/** Lessons count their title as the first level; `RichText` begins to count below it. */
const belowTitle = (doc: RichTextNode): RichTextNode => ({
  ...doc,
  content: doc.content?.map((node) =>
    node.type === 'heading' ? { ...node, attrs: { level: Math.max(1, (node.attrs?.level ?? 2) - 1) } } : node,
  ),
});

function Rich({ text }: { text: LocalizedRichText }) {
  const { value, locale, isFallback } = useReading().rich(text);
  return <RichText value={belowTitle(value)} {...(isFallback ? { lang: locale } : {})} />;
}

function Content({ block, onAnswered }: { block: Block; onAnswered: (anchor: string) => void }) {
  const t = useT();
  if (block.kind === 'check') return <CheckYourself check={block.body} onAnswered={() => onAnswered(block.anchor)} />;
  if (block.kind !== 'task') return <Rich text={block.body.rich} />;
  return (
    <section className="web-task" aria-label={t('learning.lesson.task')}>
      <p className="web-kicker" aria-hidden="true">
        <Icon name="edit" /> {t('learning.lesson.task')}
      </p>
      <Rich text={block.body.rich} />
    </section>
  );
}

/** One block of a lesson; its anchor marks how far somebody has read. */
export const LessonBlock = memo(function LessonBlock({
  block,
  onAnswered,
}: {
  block: Block;
  onAnswered: (anchor: string) => void;
}) {
  return (
    <div id={block.anchor} data-anchor={block.anchor} className={`web-block web-block-${block.kind}`}>
      <Content block={block} onAnswered={onAnswered} />
    </div>
  );
});
