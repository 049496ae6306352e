import type { RichTextNode } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { RichText } from '../rich-text/rich-text.js';
import { useT } from '../text/use-t.js';
import { belowTitle, isBlank } from './rich-nodes.js';
import { inLatin } from './script.js';
import { useTypingScript } from './use-script.js';

const isNothing = (text: string | RichTextNode): boolean => (typeof text === 'string' ? text === '' : isBlank(text));

/** What readers of the other script of Serbian see of what is being typed. */
export function OtherScript({ locale, stored }: { locale: ContentLocale; stored: string | RichTextNode }) {
  const t = useT();
  const [typing] = useTypingScript();
  if (locale !== 'sr-Cyrl' || isNothing(stored)) return null;
  const isLatinShown = typing === 'Cyrl';
  const shown = isLatinShown ? inLatin(stored) : stored;
  const lang = isLatinShown ? 'sr-Latn' : 'sr-Cyrl';
  return (
    <div className="au-other-script">
      <p className="au-other-script-name">
        {t(isLatinShown ? 'writing.script.latin-view' : 'writing.script.cyrillic-view')}
      </p>
      {typeof shown === 'string' ? <p lang={lang}>{shown}</p> : <RichText value={belowTitle(shown)} lang={lang} />}
    </div>
  );
}
