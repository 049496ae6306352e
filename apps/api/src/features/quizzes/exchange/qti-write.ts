import type { ContentLocale } from '@edukom/domain';
import { writeZip } from '../../../platform/files/write-zip.js';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';
import { letterId } from './build-question.js';
import { unsaid, writeExtras } from './extras.js';
import { type ExchangeQuestion, shortName } from './read-item.js';
import { htmlOf } from './texts.js';
import { escapeXml, sayable } from './xml-tree.js';

/** Marks items of our own, whose identifier is only a number of the file. */
export const QTI_TOOL = 'Edukom';
const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const TEMPLATES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates';
const NAME = /^[A-Za-z_][\w.-]*$/u;

/** How a kind of question is said in QTI: what is answered, what is right, what is shown, how it is judged. */
interface QtiParts {
  readonly base: 'identifier' | 'string' | 'float';
  readonly isMultiple?: boolean;
  readonly correct: readonly string[];
  readonly mapping?: string;
  readonly interaction: string;
  readonly processing: string;
}

const points = (hundredths: number): string => String(Number((hundredths / 100).toFixed(6)));
const xhtml = (texts: Texts, locale: ContentLocale): string =>
  sayable(htmlOf(texts, locale))
    .replace(/<br>/gu, '<br/>')
    .replace(/<span lang="sr_cr"/gu, '<span lang="sr-Cyrl"')
    .replace(/<span lang="/gu, '<span xml:lang="');
const template = (name: string): string => `<responseProcessing template="${TEMPLATES}/${name}"/>`;

const mapped = (entries: readonly { key: string; value: number; isExact?: boolean }[], max: number): string =>
  `<mapping lowerBound="0" upperBound="${points(max)}" defaultValue="0">${entries
    .map(
      ({ key, value, isExact = true }) =>
        `<mapEntry mapKey="${escapeXml(key)}" mappedValue="${points(value)}" caseSensitive="${String(isExact)}"/>`,
    )
    .join('')}</mapping>`;

const choices = (max: number, options: readonly { id: string; html: string }[]): string =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${String(max)}">${options
    .map(({ id, html }) => `<simpleChoice identifier="${escapeXml(id)}">${html}</simpleChoice>`)
    .join('')}</choiceInteraction>`;

/** Whether the ids of all options may stand in QTI as they are. */
const areNames = (options: readonly { id: string }[]): boolean =>
  options.every(({ id }) => NAME.test(id)) &&
  !(options.length === 2 && options.every(({ id }) => /^(true|false)$/u.test(id)));

type Choice = Extract<QuestionSource, { type: 'single' | 'multiple' }>;

function choice(source: Choice, locale: ContentLocale): QtiParts {
  const given = source.spec.options;
  const right = new Set(source.key.correct instanceof Array ? source.key.correct : [source.key.correct]);
  const names = given.map(({ id }, index) => (areNames(given) ? id : letterId(index)));
  const options = given.map(({ id, text }, index) => ({
    id: names[index] ?? '',
    html: xhtml(text, locale),
    isRight: right.has(id),
  }));
  const isMapped = source.type === 'multiple' && source.key.rule === 'right-minus-wrong';
  const share = source.points / right.size;
  const entries = options.map(({ id, isRight }) => ({ key: id, value: isRight ? share : -share }));
  return {
    base: 'identifier',
    isMultiple: source.type === 'multiple',
    correct: options.filter(({ isRight }) => isRight).map(({ id }) => id),
    ...(isMapped ? { mapping: mapped(entries, source.points) } : {}),
    interaction: choices(source.type === 'single' ? 1 : 0, options),
    processing: template(isMapped ? 'map_response' : 'match_correct'),
  };
}

const ENTRY = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>';

function withinTolerance(tolerance: string, max: number): string {
  const equal = `<equal toleranceMode="absolute" tolerance="${escapeXml(`${tolerance} ${tolerance}`)}"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>`;
  const score = `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points(max)}</baseValue></setOutcomeValue>`;
  return `<responseProcessing><responseCondition><responseIf>${equal}${score}</responseIf></responseCondition></responseProcessing>`;
}

function partsOf(source: QuestionSource, locale: ContentLocale): QtiParts {
  switch (source.type) {
    case 'single':
    case 'multiple':
      return choice(source, locale);
    case 'true-false': {
      const options = ['true', 'false'].map((id) => ({ id, html: id }));
      const correct = [String(source.key.correct)];
      return { base: 'identifier', correct, interaction: choices(1, options), processing: template('match_correct') };
    }
    case 'short-text': {
      const { variants, fold } = source.key;
      const entries = variants.map((key) => ({ key, value: source.points, isExact: !fold }));
      const correct = variants.slice(0, 1);
      const mapping = mapped(entries, source.points);
      return { base: 'string', correct, mapping, interaction: ENTRY, processing: template('map_response') };
    }
    case 'numeric': {
      const { value, tolerance } = source.key;
      return {
        base: 'float',
        correct: [value],
        interaction: ENTRY,
        processing: withinTolerance(tolerance, source.points),
      };
    }
    case 'open':
      return {
        base: 'string',
        correct: [],
        interaction: '<extendedTextInteraction responseIdentifier="RESPONSE"/>',
        processing: '',
      };
  }
}

function extrasOf(question: ExchangeQuestion): string {
  const { source, externalId, tags } = question;
  const options = 'spec' in source && source.spec && 'options' in source.spec ? source.spec.options : [];
  const written = writeExtras({
    ...unsaid(question),
    id: externalId ?? undefined,
    ...(source.competence === '' ? {} : { competence: source.competence }),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(areNames(options) ? {} : { options: options.map(({ id }) => id) }),
  });
  return written === '' ? '' : `<?edukom ${written}?>`;
}

/** One question as an assessment item of QTI 2.1. */
export function writeQtiItem(question: ExchangeQuestion, identifier: string, locale: ContentLocale): string {
  const { source } = question;
  const { base, isMultiple = false, correct, mapping = '', interaction, processing } = partsOf(source, locale);
  const values = correct.map((value) => `<value>${escapeXml(value)}</value>`).join('');
  const feedback = source.feedback ? xhtml(source.feedback, locale) : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<assessmentItem xmlns="${NAMESPACE}" identifier="${identifier}" title="${escapeXml(shortName(source.prompt[locale] ?? ''))}" xml:lang="${locale}" adaptive="false" timeDependent="false" toolName="${QTI_TOOL}">`,
    extrasOf(question),
    `<responseDeclaration identifier="RESPONSE" cardinality="${isMultiple ? 'multiple' : 'single'}" baseType="${base}">`,
    `${values === '' ? '' : `<correctResponse>${values}</correctResponse>`}${mapping}</responseDeclaration>`,
    `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="${points(source.points)}"/>`,
    ...(feedback === ''
      ? []
      : ['<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>']),
    `<itemBody><div>${xhtml(source.prompt, locale)}</div>`,
    interaction,
    ...(source.guide ? [`<rubricBlock view="scorer"><div>${xhtml(source.guide, locale)}</div></rubricBlock>`] : []),
    '</itemBody>',
    processing,
    ...(feedback === ''
      ? []
      : [
          `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="general" showHide="show">${feedback}</modalFeedback>`,
        ]),
    '</assessmentItem>',
  ]
    .filter(Boolean)
    .join('\n');
}

const MANIFEST = 'http://www.imsglobal.org/xsd/imscp_v1p1';

/** Questions as a package of QTI 2.1: a manifest and one file for each. */
export function writeQtiPackage(questions: readonly ExchangeQuestion[], locale: ContentLocale): Buffer {
  const items = questions.map((question, index) => {
    const identifier = `q${String(index + 1).padStart(5, '0')}`;
    return { identifier, path: `items/${identifier}.xml`, xml: writeQtiItem(question, identifier, locale) };
  });
  const resources = items.map(
    ({ identifier, path }) =>
      `<resource identifier="${identifier}" type="imsqti_item_xmlv2p1" href="${path}"><file href="${path}"/></resource>`,
  );
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${MANIFEST}" identifier="questions"><metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata><organizations/><resources>
${resources.join('\n')}
</resources></manifest>
`;
  return writeZip(
    new Map([
      ['imsmanifest.xml', Buffer.from(manifest)],
      ...items.map(({ path, xml }) => [path, Buffer.from(xml)] as const),
    ]),
  );
}
