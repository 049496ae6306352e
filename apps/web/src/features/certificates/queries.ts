import {
  issueCertificates,
  type LedgerEntry,
  listCertificateRuns,
  listCertificates,
  readCertificate,
  readMyCertificates,
  readRunEligibility,
  reinstateCertificate,
  revokeCertificate,
  supersedeCertificate,
} from '@edukom/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keyOf, queryOf, useCall } from '../../shared/api/queries.js';

/** How often a page that waits for PDFs looks again. */
const WAIT_MS = 1500;
const LEDGER = [keyOf(readRunEligibility), keyOf(listCertificateRuns), keyOf(listCertificates), keyOf(readCertificate)];

export const isWaiting = (entry: LedgerEntry | null): boolean => entry !== null && !entry.isDocumentReady;

export const useCertificateRuns = () => useQuery(queryOf(listCertificateRuns, {}));

export const useRunEligibility = (runId: string) =>
  useQuery({
    ...queryOf(readRunEligibility, { params: { runId } }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ certificate }) => isWaiting(certificate)) ? WAIT_MS : false,
  });

export const useMyCertificates = () =>
  useQuery({
    ...queryOf(readMyCertificates, {}),
    refetchInterval: ({ state }) => (state.data?.certificates.some(isWaiting) ? WAIT_MS : false),
  });

export interface LedgerFilter {
  readonly search: string;
  readonly state: LedgerEntry['state'] | '';
  readonly cursor: string;
}

export const useLedger = ({ search, state, cursor }: LedgerFilter) =>
  useQuery({
    ...queryOf(listCertificates, {
      query: { search: search || undefined, state: state || undefined, cursor: cursor || undefined },
    }),
    placeholderData: keepPreviousData,
  });

export const useCertificate = (certificateId: string) =>
  useQuery({
    ...queryOf(readCertificate, { params: { certificateId } }),
    refetchInterval: ({ state }) => (isWaiting(state.data?.certificate ?? null) ? WAIT_MS : false),
  });

export const useIssue = () => useCall(issueCertificates, { invalidates: LEDGER });
export const useRevoke = () => useCall(revokeCertificate, { invalidates: LEDGER });
export const useReinstate = () => useCall(reinstateCertificate, { invalidates: LEDGER });
export const useSupersede = () => useCall(supersedeCertificate, { invalidates: LEDGER });
