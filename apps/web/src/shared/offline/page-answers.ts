/** Answers of endpoints that came inside a page. The server writes them, the page and the worker read them; nothing here imports anything. */
export interface PageAnswers {
  /** Whose they are. */
  readonly personId: string;
  /** By the address they would have been asked for at, as the wire gives them. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export const ANSWERS_ID = 'answers';
const OPENING = `<script type="application/json" id="${ANSWERS_ID}">`;
const CLOSING = '</script>';

/** Data, which no browser runs. Without `<` nothing that people wrote can end it, or be taken for the beginning of one. */
export const answersBlock = (answers: PageAnswers): string =>
  OPENING + JSON.stringify(answers).replaceAll('<', String.raw`\u003c`) + CLOSING;

/** Null: the text holds none, or not what it should. */
export function parseAnswers(text: string): PageAnswers | null {
  try {
    const { personId, answers } = JSON.parse(text) as Partial<PageAnswers>;
    return typeof personId === 'string' && typeof answers === 'object' ? { personId, answers } : null;
  } catch {
    return null;
  }
}

/** The answers inside a page. */
export function answersIn(html: string): PageAnswers | null {
  const begin = html.indexOf(OPENING);
  if (begin === -1) return null;
  const from = begin + OPENING.length;
  return parseAnswers(html.slice(from, html.indexOf(CLOSING, from)));
}
