import type { BlockContent, DraftBlock, RichTextNode } from '@edukom/contracts';
import { textsIn } from '@edukom/domain';
import { Button, Dialog, TextField } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { shownContent } from '../autosave/written-block.js';
import { useDesk } from '../desk/desk.js';
import type { RichUse } from '../editor/extensions.js';
import { RichEditor } from '../editor/rich-editor.js';
import { type PlacedText, textsOf } from '../model/block-content.js';
import { inLatin } from '../../../shared/writing/script.js';

type Form = string | RichTextNode;

/** The Latin forms that are set already, in the order of the texts. */
function formsOf(block: DraftBlock | null, places: readonly PlacedText[]): ReadonlyMap<string, Form> {
  const forms = block
    ? [...textsIn(block.body)].map(({ text }) => text.texts['sr-Cyrl']?.latn as Form | undefined)
    : [];
  return new Map(places.flatMap(({ place }, at) => (forms[at] === undefined ? [] : [[place, forms[at]] as const])));
}

interface FormProps {
  readonly use: RichUse;
  readonly text: Form;
  readonly form: Form;
  readonly isOwn: boolean;
  readonly onChange: (form: Form | null) => void;
}

function LatinForm({ use, text, form, isOwn, onChange }: FormProps) {
  const t = useT();
  // Written anew when the derived form is taken again.
  const [times, setTimes] = useState(0);
  return (
    <div className="au-latin-form">
      {typeof form === 'string' ? (
        <TextField
          label={t('writing.latin.form')}
          lang="sr-Latn"
          value={form}
          maxLength={4_000}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <RichEditor
          key={times}
          use={use}
          value={form}
          label={t('writing.latin.form')}
          lang="sr-Latn"
          placeholder=""
          place={null}
          onChange={onChange}
        />
      )}
      <p className="ed-hint">{t(isOwn ? 'writing.latin.own' : 'writing.latin.derived')}</p>
      {isOwn && (
        <Button
          isSmall
          onClick={() => {
            onChange(null);
            setTimes(times + 1);
          }}
        >
          {t('writing.latin.derive')}
        </Button>
      )}
      {typeof text === 'string' && (
        <p className="ed-hint" lang="sr-Cyrl">
          {text}
        </p>
      )}
    </div>
  );
}

/** What readers of Latin script see of a block's Serbian texts: derived, unless the writer says otherwise. */
export function LatinDialog({ anchor, onClose }: { anchor: string; onClose: () => void }) {
  const t = useT();
  const { writer } = useDesk();
  const block = writer.block(anchor);
  const content: BlockContent | null = block ? shownContent(block, 'sr-Cyrl') : null;
  const texts = content ? textsOf(content) : [];
  const [forms, setForms] = useState(() => formsOf(block?.server ?? null, texts));
  const [changed, setChanged] = useState<Readonly<Record<string, Form | null>>>({});
  const written = texts.filter(({ text }) => text !== null);
  const change = (place: string, form: Form | null) => {
    setChanged({ ...changed, [place]: form });
    const next = new Map(forms);
    if (form === null) next.delete(place);
    else next.set(place, form);
    setForms(next);
  };
  const save = () => {
    if (content && Object.keys(changed).length > 0) writer.change(anchor, 'sr-Cyrl', { content, latin: changed });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('writing.latin.title')}
      closeText={t('common.close')}
      actions={
        <>
          <Button variant="primary" onClick={save}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('writing.latin.text')}</p>
      {written.length === 0 && <p>{t('writing.latin.nothing')}</p>}
      {written.map(({ place, text }) =>
        text === null ? null : (
          <LatinForm
            key={place}
            use={content?.kind ?? 'text'}
            text={text}
            form={forms.get(place) ?? inLatin(text)}
            isOwn={forms.has(place)}
            onChange={(form) => change(place, form)}
          />
        ),
      )}
    </Dialog>
  );
}
