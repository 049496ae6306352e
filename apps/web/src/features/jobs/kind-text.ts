import { JOB_KINDS, type JobKindName } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';

/** The kind of work by its name; undefined: this release does no such work. */
export const knownKind = (kind: string): JobKindName | undefined => JOB_KINDS.find((known) => known === kind);

/** What kind of work it is, in plain words; a kind without a text is refused by the compiler. */
export function kindText(t: Translate, kind: string): string {
  const known = knownKind(kind);
  return known ? t(`jobs.kind.${known}`) : t('jobs.kind-unknown');
}
