import type { RichTextNode } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { useRef } from 'react';
import { RichText } from '../../../shared/rich-text/rich-text.js';
import type { Caret, CaretPlace } from '../editor/caret.js';
import type { RichUse } from '../editor/extensions.js';
import { RichEditor } from '../editor/rich-editor.js';
import { belowTitle, isBlank } from '../../../shared/writing/rich-nodes.js';
import { useScript, useTyped } from '../../../shared/writing/use-script.js';
import { OtherScript } from '../../../shared/writing/other-script.js';

export interface RichFieldProps {
  readonly use: RichUse;
  readonly value: RichTextNode;
  readonly locale: ContentLocale;
  readonly label: string;
  readonly placeholder: string;
  readonly isOpen: boolean;
  readonly place: CaretPlace | null;
  /** Asked to be opened, by a click or by the keyboard. */
  readonly onEnter: (place: CaretPlace) => void;
  readonly onChange: (value: RichTextNode) => void;
  readonly onKey?: (event: KeyboardEvent, caret: Caret) => boolean;
  readonly onPaste?: (nodes: readonly RichTextNode[], caret: Caret) => boolean;
}

/** A text as readers see it, until somebody wants to write in it: an editor for each of 2,000 blocks would be too slow. */
function Still({ value, lang, props }: { value: RichTextNode; lang: string; props: RichFieldProps }) {
  const pressed = useRef<{ x: number; y: number } | null>(null);
  const isEmpty = isBlank(value);
  return (
    <div
      role="textbox"
      aria-multiline="true"
      aria-label={props.label}
      tabIndex={0}
      className="au-still"
      onPointerDown={({ clientX, clientY, currentTarget }) => {
        const { left, top } = currentTarget.getBoundingClientRect();
        pressed.current = { x: clientX - left, y: clientY - top };
      }}
      onFocus={() => props.onEnter(pressed.current ?? 'start')}
    >
      {isEmpty ? (
        <p className="au-placeholder">{props.placeholder}</p>
      ) : (
        <RichText value={belowTitle(value)} lang={lang} />
      )}
    </div>
  );
}

/** A rich text of one language, written in place; Serbian in the letters chosen, with the other script below. */
export function RichField(props: RichFieldProps) {
  const { locale, value, isOpen } = props;
  const script = useScript(locale);
  const [typed, type] = useTyped(value, script, props.onChange);
  if (!isOpen) return <Still value={typed} lang={script.tag} props={props} />;
  return (
    <>
      <RichEditor
        // A text that is typed in other letters, or for another block, is another editor.
        key={`${props.use} ${script.tag}`}
        use={props.use}
        value={typed}
        label={props.label}
        lang={script.tag}
        placeholder={props.placeholder}
        place={props.place}
        onChange={type}
        {...(props.onKey ? { onKey: props.onKey } : {})}
        {...(props.onPaste
          ? { onPaste: (nodes, caret) => props.onPaste?.(nodes.map(script.stored), caret) ?? false }
          : {})}
      />
      <OtherScript locale={locale} stored={value} />
    </>
  );
}
