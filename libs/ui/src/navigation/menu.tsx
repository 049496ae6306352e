import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../layout/icon.js';

export type MenuProps = {
  /** What the button says. */
  label: ReactNode;
  icon?: IconName;
  /** Which edge of the button the list keeps to; `end` in a header, `start` at the left of a page. */
  align?: 'start' | 'end';
  /** MenuItems. */
  children: ReactNode;
  className?: string;
};

/** A disclosure that opens without JavaScript; with it Escape, a click outside and choosing an item close it. */
export function Menu({ label, icon, align = 'end', children, className }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const details = box.current;
    if (!details) return;
    const close = () => {
      details.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return;
      close();
      details.querySelector('summary')?.focus();
    };
    const onPointer = (event: Event) => {
      if (!(event.target instanceof Node) || !details.contains(event.target)) close();
    };
    const onChoose = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.ed-menu-item')) close();
    };
    details.addEventListener('keydown', onKey);
    details.addEventListener('click', onChoose);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      details.removeEventListener('keydown', onKey);
      details.removeEventListener('click', onChoose);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, []);

  return (
    <details ref={box} className={classNames('ed-menu', align === 'start' && 'ed-menu-start', className)}>
      <summary className="ed-button ed-button-bare">
        {icon && <Icon name={icon} />}
        <span className="ed-menu-label">{label}</span>
        <Icon name="chevron" turn={90} className="ed-menu-mark" />
      </summary>
      <ul className="ed-menu-list">{children}</ul>
    </details>
  );
}
