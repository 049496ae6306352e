import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../layout/icon.js';

/** `primary`: the one thing to do on a page. `quiet`: everything else. `danger`: takes something away. `bare`: inside rows and bars. */
export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'bare';

export type ButtonProps = ComponentPropsWithRef<'button'> & {
  variant?: ButtonVariant;
  icon?: IconName;
  /** Work is under way: presses are ignored, the button keeps its focus. */
  isBusy?: boolean;
  /** What the button says meanwhile. */
  busyText?: string;
  isSmall?: boolean;
};

export const buttonClass = (variant: ButtonVariant, isSmall?: boolean, className?: string) =>
  classNames('ed-button', `ed-button-${variant}`, isSmall && 'ed-button-small', className);

export function Button({
  variant = 'quiet',
  icon,
  isBusy = false,
  busyText,
  isSmall,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type={type}
      className={buttonClass(variant, isSmall, className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={press}
      {...rest}
    >
      {isBusy ? <span className="ed-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {isBusy && busyText ? busyText : children}
    </button>
  );
}
