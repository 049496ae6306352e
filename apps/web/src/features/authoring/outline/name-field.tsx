import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Button } from '@edukom/ui';
import { useEffect, useEffectEvent, useId, useRef, useState, type SyntheticEvent } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';

export interface NameFieldProps {
  readonly text: LocalizedText;
  readonly locale: ContentLocale;
  readonly label: string;
  readonly onSave: (name: string | null) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Renames in place: Enter saves, Escape leaves the name as it was. */
export function NameField({ text, locale, label, onSave, onClose }: NameFieldProps) {
  const t = useT();
  const id = useId();
  const [name, setName] = useState(text.texts[locale]?.v ?? null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const isSource = locale === text.source;
  const isMissing = isSource && (name ?? '').trim() === '';
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isMissing || isBusy) return;
    setBusy(true);
    const isSaved = await onSave(name).then(
      () => true,
      () => false,
    );
    setBusy(false);
    if (isSaved) onClose();
  };
  const closed = useEffectEvent(onClose);
  useEffect(() => {
    const form = box.current;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') closed();
    };
    form?.addEventListener('keydown', onKey);
    return () => form?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form ref={box} className="au-name-form" noValidate onSubmit={(event) => void save(event)}>
      <PlainField
        id={id}
        label={label}
        hint={isSource ? undefined : text.texts[text.source]?.v}
        error={isMissing && t('authoring.outline.name-missing')}
        value={name}
        locale={locale}
        maxLength={200}
        isFocused
        onChange={setName}
      />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isSmall isBusy={isBusy} busyText={t('common.saving')}>
          {t('common.save')}
        </Button>
        <Button isSmall onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
