import { assemble } from './assemble.js';
import { readExtras } from './extras.js';
import { brokenFile } from './moodle-read.js';
import { gapText, isGapText } from './qti-gaps.js';
import { QTI_PARTS } from './qti-parts.js';
import { emptyNode, interactionsOf, QTI_TOOL, type QtiReading, responseOf } from './qti-reading.js';
import { type ExchangeQuestion, type Findings, readItem, type ReadItem, refuse } from './read-item.js';
import { type FileLanguage, readTexts } from './texts.js';
import { childOf, childrenOf, descendants, innerHtml, readXml, type XmlNode } from './xml-tree.js';

function pointsOf({ item, response }: QtiReading): number {
  const score = childrenOf(item, 'outcomeDeclaration').find(({ attributes }) => attributes['identifier'] === 'SCORE');
  const most = score?.attributes['normalMaximum'] ?? childOf(response, 'mapping')?.attributes['upperBound'] ?? '1';
  const points = Number(most) * 100;
  return Math.abs(points - Math.round(points)) < 1e-6 ? Math.round(points) : refuse('points-invalid', most);
}

function frameOf(reading: QtiReading, body: XmlNode) {
  const { item, interaction, language, findings, extras } = reading;
  const texts = (html: string) => readTexts(html, 'html', language, findings);
  const prompt = childOf(interaction, 'prompt');
  const around = innerHtml(body, [interaction.name, 'rubricBlock']);
  const rubrics = descendants(body, 'rubricBlock').map((rubric) => innerHtml(rubric));
  const feedback = childrenOf(item, 'modalFeedback').map((one) => innerHtml(one));
  if (feedback.length > 1) findings.lose('option-feedback');
  return {
    externalId:
      item.attributes['toolName'] === QTI_TOOL ? (extras.id ?? null) : (item.attributes['identifier'] ?? null),
    points: pointsOf(reading),
    competence: extras.competence ?? '',
    tags: extras.tags ?? [],
    difficulty: extras.difficulty,
    prompt: texts(prompt ? `${around}<div>${innerHtml(prompt)}</div>` : around),
    feedback: texts(feedback.length === 1 ? (feedback[0] ?? '') : ''),
    guide: texts(rubrics.join('<br/>')),
  };
}

function readAssessment(item: XmlNode, language: FileLanguage, findings: Findings): ExchangeQuestion {
  const body = childOf(item, 'itemBody') ?? refuse('prompt-missing');
  const interactions = interactionsOf(body);
  const [interaction] = interactions;
  if (!interaction) return refuse('type-unsupported', 'description');
  const isGaps = isGapText(interactions);
  if (interactions.length > 1 && !isGaps) return refuse('type-unsupported', 'composite');
  const own = Object.hasOwn(QTI_PARTS, interaction.name) ? QTI_PARTS[interaction.name] : undefined;
  const read = isGaps ? gapText : (own ?? refuse('type-unsupported', interaction.name));
  const response = responseOf(item, interaction);
  const reading = { item, response, interaction, language, findings, extras: readExtras(item.extras) };
  return assemble(frameOf(reading, body), () => read(reading), language, findings, reading.extras);
}

/** One item of QTI 2.1 or 2.2. What is not well-formed anywhere in it is told: it is one question. */
export function readQtiItem(text: string, file: string, language: FileLanguage): ReadItem[] {
  const xml = readXml(text);
  const broken = brokenFile(xml, file);
  if (broken.length > 0) return broken;
  const root = xml.root ?? emptyNode;
  return [
    readItem({ line: root.line, name: root.attributes['title'] ?? '', file }, (findings) => {
      const error = childrenOf(root).find((child) => child.error !== null)?.error;
      if (error) refuse('xml-malformed', error);
      if (root.name !== 'assessmentItem') refuse('type-unsupported', root.name);
      return readAssessment(root, language, findings);
    }),
  ];
}
