import { localizedText, type LocalizedText, translate } from '@edukom/domain';

/** Albanian, Serbian in Cyrillic, English. */
export type InThree = readonly [sq: string, sr: string, en: string];

/** A text in three languages, of which the Albanian one is the source. */
export const inThree = ([sq, sr, en]: InThree): LocalizedText =>
  translate(translate(localizedText('sq', sq), 'sr-Cyrl', sr), 'en', en);

export interface LevelRecord {
  readonly name: InThree;
  readonly statement: InThree;
}

/** A version of a framework: areas by key, competences by key (`1.2` lies in area `1`), levels from the lowest. */
export interface FrameworkRecord {
  readonly key: string;
  readonly version: string;
  readonly name: InThree;
  /** Where structure and English names come from. */
  readonly source: string;
  readonly areas: Readonly<Record<string, InThree>>;
  readonly competences: Readonly<Record<string, InThree>>;
  readonly levels: readonly LevelRecord[];
}
