import type { ReactNode } from 'react';
import { Icon } from '../layout/icon.js';

/** What is wrong with the field above and what to do about it. The field names it in aria-describedby. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="ed-field-error">
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}
