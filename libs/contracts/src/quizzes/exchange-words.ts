import { CONTENT_LOCALES, type QuestionType } from '@edukom/domain';

/** Files questions come from. Aiken is only read. */
export const QUESTION_FILE_FORMATS = ['gift', 'moodle-xml', 'aiken', 'qti', 'xlsx'] as const;
export type QuestionFileFormat = (typeof QUESTION_FILE_FORMATS)[number];

/** Files questions are given out as. */
export const QUESTION_EXPORT_FORMATS = ['gift', 'moodle-xml', 'qti', 'xlsx'] as const;
export type QuestionExportFormat = (typeof QUESTION_EXPORT_FORMATS)[number];

/** The types each format has a place for; a question of another type is named in the file, never dropped in silence. */
export const HELD_TYPES = {
  gift: ['single', 'multiple', 'true-false', 'numeric', 'short-text', 'matching', 'open'],
  'moodle-xml': [
    'single',
    'multiple',
    'true-false',
    'numeric',
    'short-text',
    'matching',
    'ordering',
    'gaps',
    'open',
    'file-upload',
  ],
  qti: [
    'single',
    'multiple',
    'true-false',
    'numeric',
    'short-text',
    'matching',
    'ordering',
    'gaps',
    'open',
    'file-upload',
  ],
  xlsx: [
    'single',
    'multiple',
    'true-false',
    'numeric',
    'short-text',
    'matching',
    'ordering',
    'gaps',
    'picture-choice',
    'open',
    'file-upload',
  ],
} as const satisfies { readonly [F in QuestionExportFormat]: readonly QuestionType[] };

/** Why a question of a file cannot be taken. */
export const QUESTION_REASONS = [
  'syntax',
  'xml-malformed',
  'xml-doctype',
  'file-missing',
  'type-unsupported',
  'type-unknown',
  'prompt-missing',
  'language-missing',
  'options-number',
  'option-empty',
  'answer-missing',
  'answers-several',
  'number-unreadable',
  'points-invalid',
  'too-long',
  'id-repeated',
  'type-changed',
  'structure-differs',
] as const;
export type QuestionReason = (typeof QUESTION_REASONS)[number];

/** What a question of a file loses on the way in, though it is taken. */
export const QUESTION_LOSSES = [
  'weights',
  'option-feedback',
  'formatting',
  'image',
  'media',
  'units',
  'files',
  'language',
  'feedback',
  'parts',
] as const;
export type QuestionLoss = (typeof QUESTION_LOSSES)[number];

/** What importing a question changes about the one that is there. */
export const QUESTION_CHANGES = [
  'prompt',
  'parts',
  'key',
  'feedback',
  'guide',
  'rubric',
  'points',
  'competence',
  'tags',
  'difficulty',
] as const;
export type QuestionChange = (typeof QUESTION_CHANGES)[number];

/** The language of texts that name none; Serbian may come in either script and is kept in Cyrillic. */
export const IMPORT_LANGUAGES = [...CONTENT_LOCALES, 'sr-Latn'] as const;
export type ImportLanguage = (typeof IMPORT_LANGUAGES)[number];
