import type { LessonBlock as Block, LocalizedRichText, RichTextNode } from '@edukom/contracts';
import { Icon, type IconName } from '@edukom/ui';
import { type ComponentType, memo, type ReactNode } from 'react';
import { RichText } from '../rich-text/rich-text.js';
import { Localized, useReading } from '../text/localized.js';
import { useT } from '../text/use-t.js';
import { CheckYourself } from './check-yourself.js';

/** Lessons count their title as the first level; `RichText` begins to count below it. */
const belowTitle = (doc: RichTextNode): RichTextNode => ({
  ...doc,
  content: doc.content?.map((node) =>
    node.type === 'heading' ? { ...node, attrs: { level: Math.max(1, (node.attrs?.level ?? 2) - 1) } } : node,
  ),
});

function Rich({ text, caption }: { text: LocalizedRichText; caption?: ReactNode }) {
  const { value, locale, isFallback } = useReading().rich(text);
  return <RichText value={belowTitle(value)} caption={caption} {...(isFallback ? { lang: locale } : {})} />;
}

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
      <Rich text={body.rich} />
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
      <Rich text={body.rich} />
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
  return <Rich text={body.rich} caption={body.caption && <Localized text={body.caption} />} />;
}

function Named({ block }: { block: RichOnly }) {
  const t = useT();
  const kind = block.kind === 'task' ? 'task' : 'steps';
  return (
    <Aside name={t(`learning.lesson.${kind}`)} icon={kind === 'task' ? 'edit' : 'list'} tone={kind}>
      <Rich text={block.body.rich} />
    </Aside>
  );
}

const Plain = ({ block }: { block: RichOnly }) => <Rich text={block.body.rich} />;
const Check = ({ block, onAnswered }: { block: Of<'check'>; onAnswered: (anchor: string) => void }) => (
  <CheckYourself check={block.body} onAnswered={() => onAnswered(block.anchor)} />
);
/** What shows a file shows nothing as long as none was chosen. */
const Nothing = () => null;

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
  image: Nothing,
  video: Nothing,
  file: Nothing,
  embed: Nothing,
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
