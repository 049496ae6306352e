import type { Me, MyCourse, MyRunSessions } from '@edukom/contracts';
import type { InterfaceLocale, LocalizedText } from '@edukom/domain';

const written = (sq: string, sr: string, en: string): LocalizedText => ({
  source: 'sq',
  rev: 1,
  texts: { sq: { v: sq }, 'sr-Cyrl': { v: sr, from: 1 }, en: { v: en, from: 1 } },
});

/** Somebody with a course under way and a session to come; for specs. */
export const me: Me = {
  personId: '01890000-0000-7000-8000-000000000001',
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [],
  isDemo: false,
};

/** What their home says of it. */
export const texts: Readonly<Record<'course' | 'session', Readonly<Record<InterfaceLocale, string>>>> = {
  course: {
    sq: 'Fjalëkalime të sigurta',
    'sr-Cyrl': 'Безбедне лозинке',
    'sr-Latn': 'Bezbedne lozinke',
    en: 'Safe passwords',
  },
  session: { sq: 'Salla 4', 'sr-Cyrl': 'Salla 4', 'sr-Latn': 'Salla 4', en: 'Salla 4' },
};

export const aCourse: MyCourse = {
  enrolmentId: '01890000-0000-7000-8000-000000000002',
  runCode: 'SP-2',
  runKind: 'group',
  runState: 'running',
  startsOn: '2026-11-09',
  endsOn: '2026-12-21',
  courseSlug: 'safe-passwords',
  courseTitle: written('Fjalëkalime të sigurta', 'Безбедне лозинке', 'Safe passwords'),
  locales: ['sq'],
  share: 2_500,
  doneCount: 1,
  activityCount: 4,
  next: {
    id: '01890000-0000-7000-8000-000000000003',
    kind: 'lesson',
    slug: 'first-lesson',
    title: written('Mësimi i parë', 'Прва лекција', 'First lesson'),
    minutes: 12,
    isRequired: true,
    state: 'open',
    isDone: false,
    share: 0,
    quiz: null,
  },
  nextSession: null,
  certificateCount: 0,
};

export const aSession: MyRunSessions = {
  runId: '01890000-0000-7000-8000-000000000004',
  enrolmentId: aCourse.enrolmentId,
  title: aCourse.courseTitle,
  thresholdBasisPoints: 8_000,
  attendance: {
    plannedMinutes: 90,
    countedMinutes: 0,
    attendedMinutes: 0,
    shareBasisPoints: null,
    unexcusedAbsences: 0,
    spareMinutes: 18,
    status: 'on-track',
    reasons: [],
  },
  sessions: [
    {
      id: '01890000-0000-7000-8000-000000000005',
      title: 'Takimi i dytë',
      room: 'Salla 4',
      startsAt: new Date('2026-12-01T09:00:00Z'),
      endsAt: new Date('2026-12-01T10:30:00Z'),
      plannedMinutes: 90,
      isCancelled: false,
      isPast: false,
      isCheckInOpen: false,
      state: 'none',
      minutes: 0,
    },
  ],
};
