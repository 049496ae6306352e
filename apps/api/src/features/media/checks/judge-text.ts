import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { type MediaReason, readWebVtt, writeWebVtt } from '@edukom/domain';
import { holdsPage } from './active-content.js';

/** Controls other than tab, line feed and carriage return: no text has them. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/u;
const SEPARATORS = [',', ';', '\t'];
const LINES_LOOKED_AT = 200;

/** The text of a file in UTF-8; null when it is none. */
async function textOf(file: string): Promise<string | null> {
  const bytes = await readFile(file);
  const text = isUtf8(bytes) ? bytes.toString('utf8') : null;
  return text === null || CONTROLS.test(text) ? null : text;
}

const fieldsIn = (line: string, separator: string): number => line.replaceAll(/"[^"]*"/g, '').split(separator).length;

/** Lines with the same number of fields throughout, and more than one: a table. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  return SEPARATORS.some((separator) => {
    const first = fieldsIn(lines[0] ?? '', separator);
    return first > 1 && lines.every((line) => fieldsIn(line, separator) === first);
  });
}

/** The type of a plain text, or why it is not accepted. */
export async function judgeText(file: string): Promise<{ contentType: string } | { reason: MediaReason }> {
  const text = await textOf(file);
  if (text === null) return { reason: 'type' };
  if (holdsPage(text)) return { reason: 'active' };
  return { contentType: isTable(text) ? 'text/csv' : 'text/plain' };
}

/** Captions as they will be served: written anew from their cues. */
export async function judgeCaptions(file: string): Promise<{ served: Buffer } | { reason: MediaReason }> {
  const text = await textOf(file);
  const reading = text === null ? null : readWebVtt(text);
  return reading?.ok ? { served: Buffer.from(writeWebVtt(reading.cues)) } : { reason: 'captions' };
}
