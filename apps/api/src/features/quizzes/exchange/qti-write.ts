import type { ContentLocale } from '@edukom/domain';
import { writeZip } from '../../../platform/files/write-zip.js';
import { type Extras, unsaid, writeExtras } from './extras.js';
import { isHeldIn, leftOut } from './held.js';
import { areNames, type QtiHeld, qtiParts } from './qti-write-parts.js';
import { type Declared, xhtml } from './qti-write-words.js';
import { readQtiItem } from './qti-read.js';
import { QTI_TOOL } from './qti-reading.js';
import { type ExchangeQuestion, shortName } from './read-item.js';
import { writeWhole } from './whole.js';
import { escapeXml } from './xml-tree.js';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
function extrasOf(question: ExchangeQuestion, more: Extras): string {
  const { source, externalId, tags } = question;
  const options = 'spec' in source && source.spec && 'options' in source.spec ? source.spec.options : [];
  const written = writeExtras({
    ...unsaid(question),
    id: externalId ?? undefined,
    ...(source.competence === '' ? {} : { competence: source.competence }),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(areNames(options) ? {} : { options: options.map(({ id }) => id) }),
    ...more,
  });
  return written === '' ? '' : `<?edukom ${written}?>`;
}

const declarationOf = ({ name, cardinality, base, correct, mapping = '' }: Declared): string => {
  const values = correct.map((value) => `<value>${escapeXml(value)}</value>`).join('');
  const right = values === '' ? '' : `<correctResponse>${values}</correctResponse>`;
  return `<responseDeclaration identifier="${name}" cardinality="${cardinality}" baseType="${base}">${right}${mapping}</responseDeclaration>`;
};

function itemXml(question: ExchangeQuestion, source: QtiHeld, identifier: string, locale: ContentLocale, more: Extras) {
  const { declared, body, processing } = qtiParts(source, locale);
  const feedback = source.feedback ? xhtml(source.feedback, locale) : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<assessmentItem xmlns="${NAMESPACE}" identifier="${identifier}" title="${escapeXml(shortName(source.prompt[locale] ?? ''))}" xml:lang="${locale}" adaptive="false" timeDependent="false" toolName="${QTI_TOOL}">`,
    extrasOf(question, more),
    ...declared.map(declarationOf),
    `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="${String(source.points / 100)}"/>`,
    ...(feedback === ''
      ? []
      : ['<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>']),
    `<itemBody><div>${xhtml(source.prompt, locale)}</div>`,
    body,
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

/** One question as an assessment item of QTI 2.1; empty when QTI has no place for its type. */
export function writeQtiItem(question: ExchangeQuestion, identifier: string, locale: ContentLocale): string {
  const { source } = question;
  if (!isHeldIn('qti', source)) return '';
  return writeWhole(
    question,
    locale,
    (more) => itemXml(question, source, identifier, locale, more),
    (xml, language) => readQtiItem(xml, '', language)[0],
  );
}

const MANIFEST = 'http://www.imsglobal.org/xsd/imscp_v1p1';

/** Questions as a package of QTI 2.1: a manifest and one file for each; those it has no place for are named in a text. */
export function writeQtiPackage(questions: readonly ExchangeQuestion[], locale: ContentLocale): Buffer {
  const held = questions.filter(({ source }) => isHeldIn('qti', source));
  const others = questions.filter(({ source }) => !isHeldIn('qti', source));
  const items = held.map((question, index) => {
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
      ...(others.length === 0
        ? []
        : [['not-in-this-package.txt', Buffer.from(others.map((one) => leftOut(one, locale)).join('\n'))] as const]),
    ]),
  );
}
