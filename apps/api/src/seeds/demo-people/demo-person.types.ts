import { DemoText } from './posts.data.js';

/** ISO 15924: the script a name is written in. */
export type NameScript = 'Latn' | 'Cyrl';

/** A locale of the interface. */
export type DemoLocale = 'sq' | 'sr-Latn' | 'sr-Cyrl' | 'en';

/** An invented person. No address can receive mail: the domain `.example` is reserved (RFC 2606). */
export interface DemoPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly script: NameScript;
  readonly gender: 'female' | 'male';
  readonly email: string;
  readonly preferredLocale: DemoLocale;
}

/** An invented official of a municipality, with the directorate and post they hold. */
export interface DemoOfficial extends DemoPerson {
  readonly municipalitySlug: string;
  readonly department: DemoText;
  readonly positionTitle: DemoText;
}

/** The officials of the demo: nobody is in two of the runs. */
export interface DemoOfficials {
  readonly finishedRun: readonly DemoOfficial[];
  readonly currentRun: readonly DemoOfficial[];
  /** Who asks for a place, or is nominated for one. */
  readonly nextRun: readonly DemoOfficial[];
}
