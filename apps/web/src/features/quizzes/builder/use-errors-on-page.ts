import { useLayoutEffect, useState } from 'react';
import { named } from '../../../shared/form/field-issue.js';

interface FoundError {
  readonly name: string;
  readonly fieldId: string;
  readonly text: string;
}

/** Where the focus can be led: hints and errors have ids too. */
const FIELDS = ':is(input, select, textarea, button, fieldset)';

/** The field an error is about; of what has no field of its own (a gap, say) the first one in it, or what it is in. */
function fieldOf(fieldId: string): HTMLElement | null {
  for (let id = fieldId; id.includes('-'); id = id.slice(0, id.lastIndexOf('-'))) {
    const field =
      document.getElementById(id) ?? document.querySelector<HTMLElement>(`${FIELDS}[id^="${CSS.escape(`${id}-`)}"]`);
    if (field) return field;
  }
  return null;
}

/** What a field or a group of fields is called on the page. */
function nameOf(field: HTMLElement): string | undefined {
  const label = field.closest('fieldset') === field ? field.querySelector('legend') : null;
  return (label ?? (field as Partial<HTMLInputElement>).labels?.[0])?.textContent.trim();
}

/**
 * The errors of a question as they are told above it: in the order of its fields, each with the name its field has on the
 * page. A question has as many fields alike as it has options, and an error may lie where no field is.
 */
export function useErrorsOnPage<E extends FoundError>(errors: readonly E[]): readonly E[] {
  const [told, setTold] = useState<readonly E[]>(errors);
  const said = JSON.stringify(errors);
  useLayoutEffect(() => {
    const places = (JSON.parse(said) as E[]).map((error) => ({ error, field: fieldOf(error.fieldId) }));
    const sorted = places.toSorted((a, b) =>
      a.field && b.field && a.field !== b.field
        ? a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING
          ? -1
          : 1
        : 0,
    );
    setTold(
      sorted.map(({ error, field }) =>
        field ? { ...error, fieldId: field.id, text: named(nameOf(field), error.text) } : error,
      ),
    );
  }, [said]);
  return errors.length === 0 ? errors : told;
}
