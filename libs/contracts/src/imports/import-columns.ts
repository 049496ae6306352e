/** What tables can bring. */
export const importKinds = ['people', 'affiliations', 'enrolments', 'past-training', 'attendance'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column of a table can mean, whatever is imported. */
export const importColumns = [
  'givenName',
  'familyName',
  'email',
  'institution',
  'department',
  'position',
  'preferredLanguage',
  'firstDay',
  'lastDay',
  'run',
  'training',
  'provider',
  'finishedOn',
  'hours',
  'sessionDay',
  'sessionStart',
  'presence',
  'note',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** The columns of a kind, in the order in which they are given back; `needed` must be there. */
export interface KindColumns {
  readonly columns: readonly ImportColumn[];
  readonly needed: readonly ImportColumn[];
}
export const COLUMNS_OF: Readonly<Record<ImportKind, KindColumns>> = {
  people: {
    columns: ['givenName', 'familyName', 'email', 'institution', 'department', 'position', 'preferredLanguage'],
    needed: ['givenName', 'familyName', 'email'],
  },
  affiliations: {
    columns: ['email', 'institution', 'department', 'position', 'firstDay', 'lastDay'],
    needed: ['email', 'institution', 'department', 'firstDay'],
  },
  enrolments: { columns: ['email', 'run'], needed: ['email', 'run'] },
  'past-training': {
    columns: ['email', 'training', 'provider', 'finishedOn', 'hours'],
    needed: ['email', 'training', 'finishedOn'],
  },
  attendance: {
    // A signed sheet, whose rows have codes, has a way back of its own.
    columns: ['email', 'run', 'sessionDay', 'sessionStart', 'presence', 'note'],
    needed: ['email', 'run', 'sessionDay', 'presence'],
  },
};

/** Why a row is refused, worst first: a row with several reasons is listed with the first. */
export const importReasons = [
  'formula',
  'columns-missing',
  'columns-extra',
  'characters',
  'too-long',
  'name-missing',
  'email-missing',
  'email-malformed',
  'email-duplicate-in-file',
  'email-merged',
  'row-duplicate-in-file',
  'person-unknown',
  'institution-unknown',
  'department-missing',
  'language-unknown',
  'day-malformed',
  'days-reversed',
  'day-ahead',
  'hours-malformed',
  'training-missing',
  'run-missing',
  'run-unknown',
  'run-over',
  'person-without-institution',
  'seat-missing',
  'affiliation-overlaps',
  'time-malformed',
  'presence-unknown',
  'note-missing',
  'not-enrolled',
  'session-unknown',
  'session-several',
  'session-closed',
  'presence-contradicts',
  'own-record',
] as const;
export type ImportReason = (typeof importReasons)[number];

export const importDecisions = ['create', 'update', 'skip', 'error'] as const;
export type ImportDecision = (typeof importDecisions)[number];

/** Character sets of tables. The last two are what office programs write that were never told otherwise. */
export const importCharsets = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252'] as const;
export type ImportCharset = (typeof importCharsets)[number];

export const importDelimiters = ['comma', 'semicolon', 'tab'] as const;
export type ImportDelimiter = (typeof importDelimiters)[number];

/**
 * `mapping`: somebody has to say what the columns mean. `reading`, `applying`, `undoing`: a job is at work. `failed`: the
 * file could not be read to its end.
 */
export const importStates = [
  'mapping',
  'reading',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** `taken-back`: as before the import. `changed`: somebody changed it since. `used`: something refers to it. */
export const undoOutcomes = ['taken-back', 'changed', 'used'] as const;
export type UndoOutcome = (typeof undoOutcomes)[number];
