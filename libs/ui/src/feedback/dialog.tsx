import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon } from '../layout/icon.js';

export type DialogProps = {
  isOpen: boolean;
  /** Escape or the cross; the page sets `isOpen` to false. */
  onClose: () => void;
  title: ReactNode;
  closeText: string;
  /** For tables: as wide as the page lets it. */
  isWide?: boolean;
  children: ReactNode;
  /** Buttons, the one that goes on first. */
  actions?: ReactNode;
};

/** The native modal dialog: the page behind is inert; focus goes back to where it was. */
export function Dialog({ isOpen, onClose, title, closeText, isWide, children, actions }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = box.current;
    if (!isOpen || !dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    // The browser would begin at the cross: what this is about comes first.
    heading.current?.focus();
    return () => {
      dialog.close();
      // Some browsers lose the place when the opener was re-rendered meanwhile.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen]);

  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      className={classNames('ed-dialog', isWide && 'ed-dialog-wide')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {isOpen && (
        <>
          <div className="ed-dialog-head">
            <h2 id={titleId} tabIndex={-1} ref={heading}>
              {title}
            </h2>
            <button type="button" className="ed-button ed-button-bare ed-button-icon" onClick={onClose}>
              <Icon name="close" label={closeText} />
            </button>
          </div>
          <div className="ed-dialog-body">{children}</div>
          {actions && <div className="ed-actions ed-dialog-actions">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
