import { figureText, textTable } from '../report/table.js';
import type { BenchResult } from './bench-item.js';
import { publishedRounds } from './bench-runner.js';

/** The table of a bench: a row per item and one per check below it. */
export function benchTable(results: readonly BenchResult[], askedRounds: number): string {
  const head = ['id', 'what', 'figure', 'reference', 'ratio', 'worst', 'floor', 'goal', 'verdict', 'rounds'];
  const table = textTable(head, results.flatMap(rowsOf));
  if (askedRounds >= publishedRounds) return table;
  return `${table}\nQuick look: ${askedRounds} rounds instead of ${publishedRounds}. Not for publication.`;
}

function rowsOf(result: BenchResult): string[][] {
  const { id, title, unit, direction, judgement, checks } = result;
  const sign = direction === 'higher' ? '≥' : '≤';
  const main = [
    id,
    title,
    `${figureText(result.product)} ${unit}`,
    `${figureText(result.reference)} ${unit}`,
    figureText(judgement.medianRatio),
    figureText(judgement.worstRatio),
    `${sign} ${figureText(result.floor)}`,
    `${sign} ${figureText(result.goal)}`,
    verdictText(result),
    roundsText(result),
  ];
  const below = checks.map((check) => [
    '',
    check.title,
    `${figureText(check.figure)} ${check.unit}`,
    '',
    '',
    '',
    `${check.direction === 'higher' ? '≥' : '≤'} ${figureText(check.limit)} ${check.unit}`,
    '',
    check.errors > 0 ? `FAIL (${check.errors} errors)` : check.pass ? 'kept' : 'FAIL',
    '',
  ]);
  return [main, ...below];
}

function verdictText({ judgement, errors, remark, pass }: BenchResult): string {
  const parts = [judgement.verdict as string];
  if (errors > 0) parts.push(`${errors} errors`);
  if (remark !== undefined) parts.push(remark);
  const text = parts.join(', ');
  const failedItself = judgement.verdict === 'under floor' || errors > 0 || (remark?.startsWith('failed') ?? false);
  return !pass && failedItself ? `FAIL (${text})` : text;
}

function roundsText({ rounds, discarded }: BenchResult): string {
  const all = [...rounds, ...discarded];
  const load = all.reduce((most, round) => Math.max(most, round.loadAverage), 0);
  const stolen = all.reduce((most, round) => Math.max(most, round.stolen ?? 0), 0);
  const away = discarded.length > 0 ? `, ${discarded.length} discarded` : '';
  return `${rounds.length}${away}, load ≤ ${load.toFixed(1)}, stolen ≤ ${(stolen * 100).toFixed(0)} %`;
}
