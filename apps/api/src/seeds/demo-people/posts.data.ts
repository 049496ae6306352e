/** A text in the three languages every municipality of the demo works in. */
export interface DemoText {
  readonly sq: string;
  readonly 'sr-Cyrl': string;
  readonly en: string;
}

/** A municipal directorate and the posts in it. */
export interface DemoDepartment {
  readonly name: DemoText;
  readonly positions: readonly DemoText[];
}

const text = (sq: string, srCyrl: string, en: string): DemoText => ({ sq, 'sr-Cyrl': srCyrl, en });

/**
 * Six directorates that nearly every municipality has. A post is named as in the staffing plan, in its neutral form:
 * the same post is held by women and men.
 */
export const DEMO_DEPARTMENTS: readonly DemoDepartment[] = [
  {
    name: text(
      'Drejtoria e Administratës së Përgjithshme',
      'Дирекција за општу управу',
      'Directorate of General Administration',
    ),
    positions: [
      text('Zyrtar i gjendjes civile', 'Службеник матичне службе', 'Civil status officer'),
      text('Zyrtar i arkivit dhe protokollit', 'Службеник архиве и писарнице', 'Archive and registry officer'),
      text(
        'Zyrtar i teknologjisë së informacionit',
        'Службеник за информационе технологије',
        'Information technology officer',
      ),
      text('Përkthyes', 'Преводилац', 'Translator'),
    ],
  },
  {
    name: text(
      'Drejtoria për Buxhet dhe Financa',
      'Дирекција за буџет и финансије',
      'Directorate of Budget and Finance',
    ),
    positions: [
      text('Zyrtar i buxhetit', 'Службеник за буџет', 'Budget officer'),
      text('Zyrtar i tatimit në pronë', 'Службеник за порез на имовину', 'Property tax officer'),
      text('Zyrtar i pagesave', 'Службеник за плаћања', 'Payments officer'),
    ],
  },
  {
    name: text('Drejtoria e Arsimit', 'Дирекција за образовање', 'Directorate of Education'),
    positions: [
      text(
        'Zyrtar për arsimin parauniversitar',
        'Службеник за предуниверзитетско образовање',
        'Pre-university education officer',
      ),
      text('Zyrtar i statistikave të arsimit', 'Службеник за статистику образовања', 'Education statistics officer'),
    ],
  },
  {
    name: text(
      'Drejtoria e Shëndetësisë dhe Mirëqenies Sociale',
      'Дирекција за здравство и социјалну заштиту',
      'Directorate of Health and Social Welfare',
    ),
    positions: [
      text('Zyrtar për shërbime sociale', 'Службеник за социјалне услуге', 'Social services officer'),
      text(
        'Zyrtar për kujdesin parësor shëndetësor',
        'Службеник за примарну здравствену заштиту',
        'Primary health care officer',
      ),
    ],
  },
  {
    name: text(
      'Drejtoria e Urbanizmit dhe Mbrojtjes së Mjedisit',
      'Дирекција за урбанизам и заштиту животне средине',
      'Directorate of Urban Planning and Environmental Protection',
    ),
    positions: [
      text('Zyrtar për leje ndërtimi', 'Службеник за грађевинске дозволе', 'Building permits officer'),
      text('Zyrtar për mjedisin', 'Службеник за животну средину', 'Environment officer'),
      text('Inspektor i ndërtimit', 'Грађевински инспектор', 'Building inspector'),
    ],
  },
  {
    name: text('Drejtoria e Shërbimeve Publike', 'Дирекција за јавне службе', 'Directorate of Public Services'),
    positions: [
      text('Zyrtar për transportin lokal', 'Службеник за локални превоз', 'Local transport officer'),
      text('Zyrtar për ankesat e qytetarëve', 'Службеник за притужбе грађана', 'Citizens’ complaints officer'),
    ],
  },
];
