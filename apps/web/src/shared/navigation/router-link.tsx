import type { LinkProps } from '@edukom/ui';
import { Link } from 'react-router';

/** Links inside the application change the page in place; all others (public pages, downloads) are the browser's. */
export function RouterLink({ href, children, ...rest }: LinkProps) {
  const isOurs = /^\/[^/]+\/app(\/|$|\?)/.test(href) && !rest.download && !rest.target;
  if (!isOurs)
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  return (
    <Link to={href} {...rest}>
      {children}
    </Link>
  );
}
