import { canonicalJson, isLocalizedText, type JsonValue } from '@edukom/domain';
import type { VersionContent } from './course-draft.js';

const IDS: ReadonlySet<string> = new Set(['id', 'versionId']);

/** A value without ids and translations: what publishing freezes. */
function frozen(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(frozen);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  if (isLocalizedText(value)) return { source: value.source, v: value.texts[value.source]?.v as JsonValue };
  const members = Object.entries(value).filter(([key]) => !IDS.has(key));
  return Object.fromEntries(members.map(([key, member]) => [key, frozen(member)]));
}

/** The text whose hash is the version's: structure, settings, questions and source texts, in one canonical form. */
export const frozenContent = (content: VersionContent): string => canonicalJson(frozen(content));
