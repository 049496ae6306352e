import path from 'node:path';
import { inLocale, literally, type QuestionKind, say } from './question-kind.js';

const unit = say('orë', 'hours', 'сати');

const numeric: QuestionKind = {
  type: 'numeric',
  prompt: say('Sa orë ka afati për njoftim?', 'Within how many hours is it reported?', 'У ком року се обавештава?'),
  write: async ({ keys, t }) => {
    await keys.write(t('builder.accept.value'), '72');
    await keys.write(t('builder.accept.tolerance'), '5');
    await keys.tabTo(t('builder.accept.tolerance-in'));
    await keys.pick(t('builder.accept.percent'));
    await keys.push(t('builder.accept.add-number'));
    await keys.isOn(t('builder.accept.value'));
    await keys.type('60');
    await keys.write(t('builder.accept.share'), '50');
    await keys.push(t('builder.accept.add-number'));
    await keys.push(t('builder.part.remove', { name: t('builder.accept.number', { number: 3 }) }));
    await keys.isOn(t('builder.part.remove', { name: t('builder.accept.number', { number: 2 }) }));
    await keys.write(t('builder.accept.units'), 'h, orë');
    await keys.tick(t('builder.numeric.has-unit'));
    await keys.write(t('builder.numeric.unit'), unit.sq);
  },
  saved: {
    spec: { type: 'numeric', unit: unit.sq },
    key: {
      type: 'numeric',
      accepted: [
        { value: '72', tolerance: '5', toleranceIn: 'percent' },
        { value: '60', tolerance: '0', share: 5_000 },
      ],
      units: ['h', 'orë'],
    },
  },
  answer: ({ keys }) => keys.write(/./, '72 h'),
  stored: { type: 'numeric', text: '72 h' },
};

const shortText: QuestionKind = {
  type: 'short-text',
  prompt: say('Si quhet mesazhi mashtrues?', 'What is a deceiving message called?', 'Како се зове лажна порука?'),
  write: async ({ keys, t }) => {
    await keys.write(t('builder.accept.text', { number: 1 }), 'phishing');
    await keys.push(t('builder.accept.add-text'));
    await keys.isOn(t('builder.accept.text', { number: 2 }));
    await keys.type('spam');
    await keys.write(t('builder.accept.share'), '25');
    await keys.tick(t('builder.accept.wildcards'));
    await keys.write(t('builder.length.label'), '60');
  },
  saved: {
    spec: { type: 'short-text', maxLength: 60 },
    key: {
      type: 'short-text',
      accepted: ['phishing', { text: 'spam', share: 2_500 }],
      fold: true,
      hasWildcards: true,
    },
  },
  answer: ({ keys }) => keys.write(/./, 'Phishing'),
  stored: { type: 'short-text', text: 'Phishing' },
};

const gapText = say(
  'Njoftimi bëhet brenda {{g1}} orëve te {{g2}}.',
  'It is reported within {{g1}} hours to {{g2}}.',
  'Обавештава се у року од {{g1}} сата: {{g2}}.',
);
const agency = say('Agjencia', 'the Agency', 'Агенција');
const press = say('gazeta', 'the press', 'новине');

const gaps: QuestionKind = {
  type: 'gaps',
  prompt: say('Plotësoni fjalinë.', 'Complete the sentence.', 'Допуните реченицу.'),
  write: async ({ keys, t }) => {
    await keys.tabTo(t('builder.gaps.kind'));
    await keys.pick(t('builder.gaps.numeric'));
    await keys.write(t('builder.gaps.weight'), '2');
    await keys.write(t('builder.accept.value'), '72');
    await keys.push(t('builder.gaps.add'));
    await keys.isOn(t('builder.gaps.kind'));
    await keys.pick(t('builder.gaps.choice'));
    await keys.write(t('builder.options.option', { number: 1 }), press.sq);
    await keys.write(t('builder.options.option', { number: 2 }), agency.sq);
    await keys.backTo(t('builder.options.is-right', { number: 1 }));
    await keys.arrowTo(t('builder.options.is-right', { number: 2 }));
    await keys.backTo(t('builder.gaps.text'));
    await keys.type(gapText.sq);
  },
  saved: {
    spec: {
      type: 'gaps',
      text: gapText.sq,
      gaps: [
        { id: 'g1', kind: 'numeric' },
        { id: 'g2', kind: 'choice', options: [{ text: press.sq }, { text: agency.sq }] },
      ],
    },
    key: {
      type: 'gaps',
      gaps: {
        g1: { kind: 'numeric', accepted: [{ value: '72', tolerance: '0' }], weight: 2 },
        g2: { kind: 'choice', correct: [agency.sq] },
      },
    },
  },
  answer: async (hands) => {
    const { keys, t } = hands;
    await keys.tabTo(new RegExp(`^${literally(t('quiz.gaps.gap', { number: 1, count: 2 }))}`), 'text');
    await keys.type('72');
    await keys.tabTo(/./, 'select');
    await keys.pick(inLocale(agency, hands));
  },
  stored: { type: 'gaps', gaps: { g1: '72', g2: agency.sq } },
};

const door = say('Dera', 'The door', 'Врата');
const desk = say('Tavolina', 'The desk', 'Сто');
const shown = say('Zyrë me derë dhe tavolinë', 'An office with a door and a desk', 'Канцеларија са вратима и столом');
const PICTURE = path.resolve(__dirname, 'office.png');

const pictureChoice: QuestionKind = {
  type: 'picture-choice',
  prompt: say('Ku mbahet çelësi?', 'Where is the key kept?', 'Где се чува кључ?'),
  write: async ({ keys, t }) => {
    await keys.tabTo(t('builder.picture.label'), 'file');
    await (await keys.openChooser('Enter')).setFiles(PICTURE);
    await keys.page.locator('.qb-form .quiz-picture img').waitFor();
    await keys.write(t('builder.picture.alt'), shown.sq);
    await keys.write(t('builder.picture.area', { number: 1 }), door.sq);
    for (const [side, pixels] of [
      ['x', '20'],
      ['y', '40'],
      ['width', '80'],
      ['height', '180'],
    ] as const)
      await keys.write(t(`builder.picture.${side}`), pixels);
    await keys.write(t('builder.picture.area', { number: 2 }), desk.sq);
    for (const [side, pixels] of [
      ['x', '160'],
      ['y', '130'],
      ['width', '140'],
      ['height', '90'],
    ] as const)
      await keys.write(t(`builder.picture.${side}`), pixels);
    await keys.tick(t('builder.picture.is-right', { number: 2 }));
    await keys.push(t('builder.picture.add'));
    await keys.isOn(t('builder.picture.area', { number: 3 }));
    await keys.push(t('builder.part.remove', { name: t('builder.picture.area', { number: 3 }) }));
    await keys.isOn(t('builder.picture.area', { number: 2 }));
  },
  saved: {
    spec: {
      type: 'picture-choice',
      picture: { sha256: expect.stringMatching(/^[\da-f]{64}$/), width: 320, height: 240, alt: shown.sq },
      areas: [
        { text: door.sq, shape: { kind: 'rectangle', x: 20, y: 40, width: 80, height: 180 } },
        { text: desk.sq, shape: { kind: 'rectangle', x: 160, y: 130, width: 140, height: 90 } },
      ],
      choices: 'one',
      rule: 'all-or-nothing',
    },
    key: { type: 'picture-choice', correct: [desk.sq] },
  },
  answer: async (hands) => {
    await hands.keys.tabTo(/./, 'radio');
    await hands.keys.arrowTo(new RegExp(`^\\d\\. ${literally(inLocale(desk, hands))}$`));
  },
  stored: { type: 'picture-choice', selected: [desk.sq] },
};

const guide = say('Dy hapa: shkëputja dhe raporti.', 'Two steps: cut off, report.', 'Два корака: прекид и извештај.');
const action = say('Veprimi', 'The action', 'Поступак');
const none = say('mungon', 'missing', 'недостаје');
const half = say('pjesërisht', 'in part', 'делимично');
const whole = say('i plotë', 'complete', 'потпун');
const wording = say('Gjuha', 'The wording', 'Језик');
const unclear = say('e paqartë', 'unclear', 'нејасан');
const clear = say('e qartë', 'clear', 'јасан');
/** By criterion, from the least. */
export const levelsOfOpen = [
  [none, half, whole],
  [unclear, clear],
] as const;
/** What the marker chose: the most of each. */
export const criteriaOfOpen = [
  { title: action, level: whole, points: 200 },
  { title: wording, level: clear, points: 100 },
] as const;

const open: QuestionKind = {
  type: 'open',
  prompt: say(
    'Çka bëni kur një koleg hap lidhjen?',
    'A colleague opened the link: what do you do?',
    'Колега је отворио везу: шта радите?',
  ),
  write: async ({ keys, t }) => {
    const criterion = (number: number) => t('builder.rubric.criterion', { number });
    const level = async (number: number, words: string, points: string) => {
      await keys.write(t('builder.rubric.level', { number }), words);
      await keys.write(t('builder.rubric.level-points', { number }), points);
    };
    await keys.write(t('builder.length.label'), '500');
    await keys.write(t('builder.question.guide'), guide.sq);
    await keys.push(t('builder.rubric.begin'));
    await keys.isOn(criterion(1));
    await keys.type(action.sq);
    await level(1, none.sq, '0');
    await level(2, half.sq, '1');
    await keys.push(t('builder.rubric.add-level'));
    await keys.isOn(t('builder.rubric.level', { number: 3 }));
    await keys.type(whole.sq);
    await keys.write(t('builder.rubric.level-points', { number: 3 }), '2');
    await keys.push(t('builder.rubric.add'));
    await keys.isOn(criterion(2));
    await keys.type(wording.sq);
    await level(1, unclear.sq, '0');
    await level(2, clear.sq, '1');
    await keys.push(t('builder.rubric.add'));
    await keys.isOn(criterion(3));
    await keys.push(t('builder.part.remove', { name: criterion(3) }));
    await keys.isOn(t('builder.part.remove', { name: criterion(2) }));
    await keys.write(t('builder.facts.points'), '3');
  },
  saved: {
    spec: { type: 'open', maxLength: 500 },
    key: { type: 'open' },
    guide: guide.sq,
    rubric: [
      {
        title: action.sq,
        levels: [
          { points: 0, text: none.sq },
          { points: 100, text: half.sq },
          { points: 200, text: whole.sq },
        ],
      },
      {
        title: wording.sq,
        levels: [
          { points: 0, text: unclear.sq },
          { points: 100, text: clear.sq },
        ],
      },
    ],
    points: 300,
  },
  answer: ({ keys }) => keys.write(/./, 'E shkëpus kompjuterin. Потом пишем извештај.'),
  stored: { type: 'open', text: 'E shkëpus kompjuterin. Потом пишем извештај.' },
};

export const handedIn = {
  name: 'raporti.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\nraporti\n%%EOF\n'),
};

const fileUpload: QuestionKind = {
  type: 'file-upload',
  prompt: say('Dorëzoni raportin.', 'Hand in the report.', 'Предајте извештај.'),
  write: async ({ keys, t }) => {
    await keys.tick('DOCX');
    await keys.write(t('builder.file.size'), '5');
    await keys.write(t('builder.question.guide'), guide.sq);
  },
  saved: {
    spec: { type: 'file-upload', accept: ['pdf', 'docx'], maxBytes: 5 * 1024 * 1024 },
    key: { type: 'file-upload' },
    guide: guide.sq,
    rubric: null,
  },
  answer: async (hands) => {
    const { keys, t } = hands;
    await keys.tabTo(inLocale(fileUpload.prompt, hands), 'file');
    const send = async (key: 'Enter' | 'Space') => {
      await (await keys.openChooser(key)).setFiles(handedIn);
      await keys.page.getByRole('link', { name: t('quiz.file.open', { name: handedIn.name }) }).waitFor();
    };
    await send('Enter');
    // Taken out again; the same file can be chosen anew.
    await keys.push(t('quiz.file.remove'));
    await keys.isOn(/./, 'file');
    await send('Space');
  },
  stored: { type: 'file-upload', mediaId: expect.stringMatching(/^[\da-f-]{36}$/) },
};

/** Types whose answer is written, drawn in or handed in. */
export const KINDS_OF_WRITING: readonly QuestionKind[] = [numeric, shortText, gaps, pictureChoice, open, fileUpload];
