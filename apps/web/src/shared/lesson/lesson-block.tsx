import type { LessonBlock as Block, LocalizedRichText } from '@edukom/contracts';
import { Icon, type IconName } from '@edukom/ui';
import { type ComponentType, memo, type ReactNode } from 'react';
import { Localized } from '../text/localized.js';
import { useT } from '../text/use-t.js';
import { CheckYourself } from './check-yourself.js';
import { LessonRich } from './lesson-rich.js';
import { EmbedBlock, FileBlock, ImageBlock, VideoBlock } from './media-blocks.js';

/** A part of a lesson that stands out; its name is heard as the name of the region. */
function Aside({
  name,
  icon,
  tone,
  children,
}: {
  name: string;
  icon: IconName;
  tone: 'task' | 'steps' | 'tip' | 'warning' | 'law';
  children: ReactNode;
}) {
  return (
    <section className="web-aside" data-tone={tone} aria-label={name}>
      <p className="web-kicker" aria-hidden="true">
        <Icon name={icon} /> {name}
      </p>
      {children}
    </section>
  );
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
type RichKind = 'heading' | 'text' | 'list' | 'quote' | 'task' | 'steps';
type RichOnly = Extract<Block, { body: { rich: LocalizedRichText } }> & { kind: RichKind };
const CALLOUT_ICONS = { tip: 'info', warning: 'alert', law: 'certificate' } as const;

function Callout({ block: { body } }: { block: Of<'callout'> }) {
  const t = useT();
  return (
    <Aside name={t(`learning.callout.${body.tone}`)} icon={CALLOUT_ICONS[body.tone]} tone={body.tone}>
      <LessonRich text={body.rich} />
    </Aside>
  );
}

/** Opens on demand; a browser that searches in the page finds what is inside. */
function Reveal({ block: { body } }: { block: Of<'reveal'> }) {
  return (
    <details className="web-reveal">
      <summary>
        <Localized text={body.title} />
      </summary>
      <LessonRich text={body.rich} />
    </details>
  );
}

function Code({ block: { body } }: { block: Of<'code'> }) {
  return (
    <figure className="web-code">
      <pre>
        <code>{body.code}</code>
      </pre>
      {body.caption && (
        <figcaption>
          <Localized text={body.caption} />
        </figcaption>
      )}
    </figure>
  );
}

function Table({ block: { body } }: { block: Of<'table'> }) {
  return <LessonRich text={body.rich} caption={body.caption && <Localized text={body.caption} />} />;
}

function Named({ block }: { block: RichOnly }) {
  const t = useT();
  const kind = block.kind === 'task' ? 'task' : 'steps';
  return (
    <Aside name={t(`learning.lesson.${kind}`)} icon={kind === 'task' ? 'edit' : 'list'} tone={kind}>
      <LessonRich text={block.body.rich} />
    </Aside>
  );
}

const Plain = ({ block }: { block: RichOnly }) => <LessonRich text={block.body.rich} />;
const Check = ({ block, onAnswered }: { block: Of<'check'>; onAnswered: (anchor: string) => void }) => (
  <CheckYourself check={block.body} onAnswered={() => onAnswered(block.anchor)} />
);

interface ViewProps<Shown extends Block> {
  readonly block: Shown;
  readonly onAnswered: (anchor: string) => void;
}
type Views = {
  readonly [Kind in Block['kind']]: ComponentType<ViewProps<Kind extends RichKind ? RichOnly : Of<Kind>>>;
};

const VIEWS: Views = {
  heading: Plain,
  text: Plain,
  list: Plain,
  quote: Plain,
  task: Named,
  steps: Named,
  callout: Callout,
  reveal: Reveal,
  table: Table,
  code: Code,
  image: ImageBlock,
  video: VideoBlock,
  file: FileBlock,
  embed: EmbedBlock,
  check: Check,
};

/** One block of a lesson; its anchor marks how far somebody has read. */
export const LessonBlock = memo(function LessonBlock({
  block,
  onAnswered,
}: {
  block: Block;
  onAnswered: (anchor: string) => void;
}) {
  const Content = VIEWS[block.kind] as ComponentType<ViewProps<Block>>;
  return (
    <div id={block.anchor} data-anchor={block.anchor} className={`web-block web-block-${block.kind}`}>
      <Content block={block} onAnswered={onAnswered} />
    </div>
  );
});
