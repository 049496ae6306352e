import type { Plugin } from 'vite';

const PROCESSORS = /zod[\\/]v4[\\/]core[\\/]json-schema-processors\.js$/;
const GENERATOR = /zod[\\/]v4[\\/]core[\\/]to-json-schema\.js$/;
const ENGLISH = /zod[\\/]v4[\\/]locales[\\/]en\.js$/;
/** One rule of how a kind of schema is written as JSON Schema. */
const PROCESSOR = /^export const (\w+Processor) = [\s\S]*?^\};$/gm;
const NAMES = [
  'initializeContext',
  'handleUnrepresentable',
  'processSchema',
  'extractDefs',
  'finalize',
  'createToJSONSchemaMethod',
  'createStandardJSONSchemaMethod',
];

/** Our pages show texts of their own by the code of an issue, in four languages; zod's English ones are never seen. */
const NO_WORDS = "export default () => ({ localeError: () => 'Invalid input' });";

/**
 * Leaves out of the pages what writes schemas as JSON Schema: only the server does that, for its OpenAPI document, but
 * every schema refers to it, so no bundler can tell; and its English sentences. A fifth of zod. A zod that is built otherwise stops the build.
 */
export function zodWithoutJsonSchema(): Plugin {
  return {
    name: 'edukom-zod-without-json-schema',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (GENERATOR.test(id)) {
        const missing = NAMES.filter((name) => !code.includes(name));
        if (missing.length > 0) this.error(`zod has no ${missing.join(', ')} any more: look at vite.zod.mts`);
        const exports = NAMES.map((name) => `export const ${name} = () => () => ({});`);
        return { code: [...exports, 'export { processSchema as process };'].join('\n'), map: null };
      }
      if (ENGLISH.test(id)) return { code: NO_WORDS, map: null };
      if (!PROCESSORS.test(id)) return undefined;
      let count = 0;
      const short = code.replaceAll(PROCESSOR, (_all, name: string) => {
        count += 1;
        return `export const ${name} = () => undefined;`;
      });
      if (count < 30) this.error('zod writes JSON Schema in another way: look at vite.zod.mts');
      return { code: short, map: null };
    },
  };
}
