import { type CertificateKind, certificateKind, type ReportFilter } from '@edukom/contracts';
import { useSearchParams } from 'react-router';
import type { ReportView } from './queries.js';

const NAMES = ['runId', 'institutionId', 'from', 'to'] as const satisfies (keyof ReportFilter)[];
const PATTERNS = {
  runId: /^[0-9a-f-]{36}$/,
  institutionId: /^[0-9a-f-]{36}$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
};
const isKind = (value: string | null): value is CertificateKind => certificateKind.options.some((one) => one === value);

/** The report the address asks for, and a way to change it; a change begins at the first row. */
export function useReportView() {
  const [params, setParams] = useSearchParams();
  const read = (name: (typeof NAMES)[number]): string | undefined => {
    const value = params.get(name) ?? '';
    return PATTERNS[name].test(value) ? value : undefined;
  };
  const isCertificates = params.get('kind') === 'certificates';
  const view: ReportView = {
    kind: isCertificates ? 'certificates' : 'attendance',
    filter: {
      ...Object.fromEntries(NAMES.map((name) => [name, read(name)])),
      ...(isCertificates && isKind(params.get('of')) ? { kind: params.get('of') as CertificateKind } : {}),
    },
    cursor: params.get('cursor') ?? undefined,
  };
  const search = (changes: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries({ ...view.filter, kind: view.kind, of: view.filter.kind, ...changes }).filter(
        (entry): entry is [string, string] => Boolean(entry[1]),
      ),
    );
  return {
    view,
    change: (changes: Record<string, string | undefined>) =>
      setParams(search(changes), { replace: true, preventScrollReset: true }),
    hrefOf: (cursor: string) => `?${new URLSearchParams(search({ cursor })).toString()}`,
  };
}
