import type { BlockKind } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';
import { Icon } from '@edukom/ui';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { BLOCK_ICONS } from '../model/block-names.js';

export interface KindMenuProps {
  readonly kinds: readonly BlockKind[];
  readonly onChoose: (kind: BlockKind) => void;
  /** Escape, or something else on the page. */
  readonly onClose: () => void;
}

/** What shall stand here: a list of the kinds of blocks, narrowed by typing and chosen with the arrows. */
export function KindMenu({ kinds: offered, onChoose, onClose }: KindMenuProps) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const wanted = foldForSearch(typed);
  const kinds = offered.filter((kind) =>
    foldForSearch(`${t(`writing.kind.${kind}`)} ${t(`writing.kind-hint.${kind}`)}`).includes(wanted),
  );
  const chosen = Math.min(at, Math.max(0, kinds.length - 1));
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const option = box.current?.querySelector('[aria-selected="true"]');
    option?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const kind = kinds[chosen];
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setAt((chosen + 1) % Math.max(1, kinds.length)),
      ArrowUp: () => setAt((chosen - 1 + kinds.length) % Math.max(1, kinds.length)),
      Enter: () => kind && onChoose(kind),
      Escape: onClose,
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      ref={box}
      className="au-kinds"
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <input
        ref={input}
        className="ed-input ed-input-full"
        role="combobox"
        aria-label={t('writing.kinds.label')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={kinds[chosen] ? `${id}-${kinds[chosen]}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('writing.kinds.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t('writing.kinds.label')} className="au-kinds-list">
        {kinds.map((kind, index) => (
          <div
            key={kind}
            id={`${id}-${kind}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="au-kind"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(kind)}
            onKeyDown={onKeyDown}
          >
            <Icon name={BLOCK_ICONS[kind]} />
            <span>{t(`writing.kind.${kind}`)}</span>
            <span className="au-kind-hint">{t(`writing.kind-hint.${kind}`)}</span>
          </div>
        ))}
      </div>
      {kinds.length === 0 && <p className="ed-hint">{t('writing.kinds.none')}</p>}
    </div>
  );
}
