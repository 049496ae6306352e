import fc from 'fast-check';
import { coveredMs } from './interval.js';
import { type LogRow, readPresenceLog } from './presence-log.js';
import { ZONE } from './zone.js';

const at = (clock: string): number => Date.parse(`2026-11-24T${clock}+01:00`);
const session = { start: at('10:00:00'), end: at('12:00:00') };
const table = (text: string, delimiter: string): LogRow[] =>
  text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(delimiter) }));
const read = (text: string, delimiter = ',') => readPresenceLog(table(text, delimiter), session, ZONE);
const shown = (log: ReturnType<typeof read>) =>
  log?.participants.map(({ name, email, present, isApproximate }) => [
    name,
    email,
    present.map(({ start, end }) =>
      [new Date(start).toISOString(), new Date(end).toISOString()].map((one) => one.slice(11, 16)),
    ),
    isApproximate,
  ]);

describe('Zoom', () => {
  it('joins the stays of a person, and leaves out the waiting room', () => {
    const log = read(
      [
        'Meeting ID;Topic;Start Time;End Time;User Email;Duration (Minutes);Participants',
        '852 1848 6288;Trajnim;11/24/2026 09:50:00 AM;11/24/2026 12:10:00 PM;host@example.org;140;3',
        '',
        'Name (Original Name);User Email;Join Time;Leave Time;Duration (Minutes);Guest;In Waiting Room',
        'Ana Krasniqi;ANA@example.org;11/24/2026 09:58:00 AM;11/24/2026 10:40:00 AM;42;Yes;No',
        'Ana Krasniqi;ana@example.org;11/24/2026 10:35:00 AM;11/24/2026 11:30:00 AM;55;Yes;No',
        'Besa;;11/24/2026 10:00:00 AM;11/24/2026 10:20:00 AM;20;Yes;Yes',
        'Besa;;11/24/2026 10:20:00 AM;11/24/2026 12:10:00 PM;110;Yes;No',
        'Cana;;11/23/2026 10:20:00 AM;11/23/2026 12:10:00 PM;110;Yes;No',
        'Dea;;soon;later;0;Yes;No',
        ';;11/24/2026 10:20:00 AM;11/24/2026 12:10:00 PM;110;Yes;No',
      ].join('\n'),
      ';',
    );
    expect(shown(log)).toEqual([
      ['Ana Krasniqi', 'ana@example.org', [['08:58', '10:30']], false],
      ['Besa', '', [['09:20', '11:10']], false],
    ]);
    expect(log?.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'waiting-room'],
      [9, 'other-day'],
      [10, 'time-unreadable'],
      [11, 'name-missing'],
    ]);
  });

  it('without times (“unique users”) is no log', () => {
    expect(
      read('Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna,ana@example.org,42,Yes'),
    ).toBeNull();
  });
});

describe('Teams', () => {
  const participants = [
    '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    'Ana Krasniqi\t11/24/26, 10:00:00 AM\t11/24/26, 12:00:00 PM\t1h 0m 0s\tana@example.org\tana@example.org\tAttendee',
  ];
  const activities = [
    '3. In-Meeting activities',
    'Name\tJoin time\tLeave time\tDuration\tEmail\tRole',
    'Ana Krasniqi\t11/24/26, 10:00:00 AM\t11/24/26, 10:30:00 AM\t30m 0s\tana@example.org\tAttendee',
    'Ana Krasniqi\t11/24/26, 11:30:00 AM\t11/24/26, 12:00:00 PM\t30m 0s\tana@example.org\tAttendee',
  ];

  it('is read by its single stays where it has them', () => {
    const log = read(['1. Summary', 'Meeting title\tTrajnim', '', ...participants, '', ...activities].join('\n'), '\t');
    expect(shown(log)).toEqual([
      [
        'Ana Krasniqi',
        'ana@example.org',
        [
          ['09:00', '09:30'],
          ['10:30', '11:00'],
        ],
        false,
      ],
    ]);
  });

  it('without them no more is counted than the length it gives', () => {
    expect(shown(read(participants.join('\n'), '\t'))).toEqual([
      ['Ana Krasniqi', 'ana@example.org', [['09:00', '10:00']], true],
    ]);
  });

  it('of older days tells comings and goings, in any order; who never left stayed', () => {
    const log = read(
      [
        'Full Name\tUser Action\tTimestamp',
        'Ana Krasniqi\tLeft\t11/24/2026, 10:30:00 AM',
        'Ana Krasniqi\tJoined before\t11/24/2026, 10:00:00 AM',
        'Ana Krasniqi\tJoined\t11/24/2026, 11:00:00 AM',
      ].join('\n'),
      '\t',
    );
    expect(shown(log)?.[0]?.[2]).toEqual([
      ['09:00', '09:30'],
      ['10:00', '11:00'],
    ]);
  });
});

it('BigBlueButton in Albanian', () => {
  const log = read(
    [
      'Emri,Moderator,Activity Score,Talk Time,Hyri,Doli,Kohëzgjatja',
      'Ana Krasniqi,FALSE,3.5,-,24.11.2026 10:00:00,24.11.2026 12:00:00,02:00:00',
      'Besa Gashi,FALSE,0,-,24.11.2026 10:30:00,-,01:30:00',
    ].join('\n'),
  );
  expect(shown(log)).toEqual([
    ['Ana Krasniqi', '', [['09:00', '11:00']], false],
    ['Besa Gashi', '', [['09:30', '11:00']], false],
  ]);
});

it('something else is no log', () => {
  expect(read('Emri,Mbiemri\nAna,Krasniqi')).toBeNull();
});

it('gives the same presence in whatever order the rows stand, and never more than the stays cover', () => {
  const minute = fc.integer({ min: 0, max: 119 });
  const clock = (value: number) =>
    `24.11.2026 ${10 + Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}:00`;
  const stays = fc.array(fc.tuple(fc.constantFrom('Ana', 'Besa'), minute, minute), { minLength: 1, maxLength: 8 });
  const rowOf = ([name, a, b]: [string, number, number]) => `${name},${clock(Math.min(a, b))},${clock(Math.max(a, b))}`;
  fc.assert(
    fc.property(stays, fc.nat(), (all, turn) => {
      const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
      const present = (list: [string, number, number][]) =>
        new Map(
          read(['Name,Join Time,Leave Time', ...list.map(rowOf)].join('\n'))?.participants.map((one) => [
            one.name,
            one.present,
          ]),
        );
      expect(present(turned)).toEqual(present(all));
      for (const [name, found] of present(all)) {
        const own = all.filter(([who]) => who === name);
        const longest = own.reduce((sum, [, a, b]) => sum + Math.abs(a - b), 0);
        expect(coveredMs(found)).toBeLessThanOrEqual(longest * 60_000);
      }
    }),
  );
});
