import { assemble } from './assemble.js';
import { singleOf } from './build-question.js';
import { limited, readItem, type ReadItem, refuse } from './read-item.js';
import { type FileLanguage, readTexts } from './texts.js';

interface AikenBlock {
  readonly line: number;
  readonly prompt: string[];
  readonly options: { readonly letter: string; readonly text: string }[];
  answer: string | null;
}

const OPTION = /^\s*([A-Z])[.)]\s+(.*)$/u;
const ANSWER = /^\s*ANSWER:\s*(\S*)\s*$/u;

/** Puts a line where it belongs; true when it ends the question. */
function take(block: AikenBlock, line: string): boolean {
  const answer = ANSWER.exec(line);
  const option = OPTION.exec(line);
  if (answer) block.answer = answer[1] ?? '';
  else if (option && block.prompt.length > 0) block.options.push({ letter: option[1] ?? '', text: option[2] ?? '' });
  else if (block.options.length === 0) block.prompt.push(line);
  else block.options.push({ letter: '', text: line });
  return answer !== null;
}

/** Questions end with their ANSWER line; an empty line after options ends one that has none. */
function blocksOf(text: string): AikenBlock[] {
  const blocks: AikenBlock[] = [];
  let block: AikenBlock | null = null;
  text.split(/\r\n?|\n/u).forEach((line, index) => {
    if (line.trim() === '') {
      if (block && block.options.length > 0) block = null;
      return;
    }
    if (!block) {
      block = { line: index + 1, prompt: [], options: [], answer: null };
      blocks.push(block);
    }
    if (take(block, line)) block = null;
  });
  return blocks;
}

/** Every question of an Aiken file: a prompt, options `A.` or `A)`, `ANSWER: A`. */
export function readAiken(text: string, language: FileLanguage): ReadItem[] {
  return limited(blocksOf(text)).map((block) =>
    readItem({ line: block.line, name: block.prompt.join(' ') }, (findings) => {
      const texts = (one: string) => readTexts(one, 'plain', language, findings);
      if (block.options.some(({ letter }) => letter === ''))
        refuse('syntax', block.options.find((one) => !one.letter)?.text);
      if (block.answer === null) refuse('answer-missing');
      const options = block.options.map((option) => ({
        text: texts(option.text),
        percent: option.letter === block.answer ? 100 : 0,
      }));
      const frame = { externalId: null, points: 100, competence: '', tags: [], feedback: {}, guide: {} };
      const part = () => singleOf(options, language, findings);
      return assemble({ ...frame, prompt: texts(block.prompt.join('\n')) }, part, language, findings);
    }),
  );
}
