import { Icon, type IconName } from '../layout/icon.js';
import { Link, type LinkProps } from '../navigation/link.js';
import { buttonClass, type ButtonVariant } from './button.js';

export type LinkButtonProps = LinkProps & { variant?: ButtonVariant; icon?: IconName; isSmall?: boolean };

/** Goes somewhere, looks like a button: the next step of a path, a download. */
export function LinkButton({ variant = 'quiet', icon, isSmall, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link className={buttonClass(variant, isSmall, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
