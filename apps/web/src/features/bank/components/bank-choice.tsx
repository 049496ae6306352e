import { SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { type Bank, coursesQuery } from '../queries.js';

/** Which bank: the shared one, or that of a course one writes. */
export function BankChoice({ label, bank, onChange }: { label: string; bank: Bank; onChange: (bank: Bank) => void }) {
  const t = useT();
  const read = useReadText();
  const { data } = useQuery(coursesQuery);
  return (
    <SelectField
      label={label}
      options={[
        { value: '', label: t('bank.shared') },
        ...(data?.courses ?? []).map(({ courseId, title }) => ({ value: courseId, label: read(title) })),
      ]}
      value={bank}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
