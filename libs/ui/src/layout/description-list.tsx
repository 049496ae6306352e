import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from '../class-names.js';

export type Description = { key: string; term: ReactNode; detail: ReactNode; action?: ReactNode };

export function DescriptionList({
  items,
  className,
  ...rest
}: ComponentPropsWithRef<'dl'> & { items: readonly Description[] }) {
  const canAct = items.some((item) => item.action);
  return (
    <dl className={classNames('ed-descriptions', canAct && 'ed-descriptions-acting', className)} {...rest}>
      {items.map((item) => (
        <div key={item.key} className="ed-description">
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
          {item.action && <dd className="ed-description-action">{item.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
