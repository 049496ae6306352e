import { Icon, type IconName } from '@edukom/ui';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface PopupItem {
  readonly key: string;
  readonly icon?: IconName;
  readonly text: ReactNode;
  readonly isOff?: boolean;
  readonly onChoose: () => void;
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly PopupItem[];
  readonly onClose: (isBack: boolean) => void;
}

const KEYS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function PopupList({ id, label, items, onClose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus();
    const onPointer = (event: Event) => {
      if (!(event.target instanceof Node) || !list.current?.parentElement?.contains(event.target)) onClose(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      onClose(event.key === 'Escape');
      if (event.key === 'Escape') event.stopPropagation();
      return;
    }
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])];
    const next = KEYS[event.key]?.(entries.indexOf(document.activeElement as HTMLElement), entries.length);
    if (next === undefined) return;
    event.preventDefault();
    entries[next]?.focus();
  };
  return (
    <div ref={list} id={id} role="menu" tabIndex={-1} aria-label={label} className="au-popup" onKeyDown={onKeyDown}>
      {items.map(({ key, icon, text, isOff = false, onChoose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="ed-menu-item au-popup-item"
          disabled={isOff}
          onClick={() => {
            onClose(true);
            onChoose();
          }}
        >
          {icon && <Icon name={icon} />}
          <span>{text}</span>
        </button>
      ))}
    </div>
  );
}

/** A button with a menu of actions; the menu is made when it is opened, so that many of them cost nothing. */
export function PopupMenu({
  label,
  icon,
  items,
  buttonId,
}: {
  label: string;
  icon: IconName;
  items: () => readonly PopupItem[];
  buttonId?: string;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="au-popup-box">
      <button
        ref={button}
        id={buttonId}
        type="button"
        className="au-tool"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} label={label} />
      </button>
      {isOpen && (
        <PopupList
          id={id}
          label={label}
          items={items()}
          onClose={(isBack) => {
            setOpen(false);
            if (isBack) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
