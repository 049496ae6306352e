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

const STRINGS = /zod[\\/]v4[\\/]classic[\\/]schemas\.js$/;
const OBJECTS = /zod[\\/]v4[\\/]core[\\/]schemas\.js$/;
/** A format as a method of `z.string()`: the way of before, each of which brings its format into every page. */
const FORMAT_METHOD = /^ {4}(\w+)\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},\n/gm;
/** Objects read by code made from text, which our content security policy forbids. */
const COMPILED = /^export const \$ZodObjectJIT = [\s\S]*?^\}\);$/m;

/** Our pages show texts of their own by the code of an issue, in four languages; zod's English ones are never seen. */
const NO_WORDS = "export default () => ({ localeError: () => 'Invalid input' });";

/** The methods of `z.string()` that `withoutFormats` takes away; `z.email()` and the like are other functions, and stay. */
const FORMATS_USED =
  /\bstring\(\)(?:\s*\.\w+\([^()]*\))*\s*\.(email|url|jwt|emoji|guid|uuid\w*|nanoid|cuid2?|ulid|base64(?:url)?|xid|ksuid|ipv[46]|cidrv[46]|e164|datetime|date|time|duration)\(/;
const OURS = /[\\/](libs[\\/]\w+|apps[\\/]web)[\\/]src[\\/].*\.tsx?$/;

/** `z.string()` without a method for every format there is. */
function withoutFormats(code: string): string | null {
  let count = 0;
  const short = code.replaceAll(FORMAT_METHOD, () => {
    count += 1;
    return '';
  });
  return count < 20 ? null : short;
}

/** Objects as they are read under our policy, without the other way. */
const withoutCompiled = (code: string): string | null =>
  COMPILED.test(code) ? code.replace(COMPILED, 'export const $$ZodObjectJIT = $$ZodObject;') : null;

/**
 * Leaves out of the pages what writes schemas as JSON Schema: only the server does that, for its OpenAPI document, but
 * every schema refers to it, so no bundler can tell; and its English sentences; code that the policy would not let run; and formats that no
 * contract names in the way of before. A third of zod. A zod that is built otherwise stops the build.
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
      if (OURS.test(id)) {
        const [, format] = FORMATS_USED.exec(code) ?? [];
        if (format) this.error(`${id}: pages have no z.string().${format}(): take z.${format}()`);
        return undefined;
      }
      const shorten = STRINGS.test(id) ? withoutFormats : OBJECTS.test(id) ? withoutCompiled : null;
      if (shorten) {
        const short = shorten(code);
        if (short === null) this.error('zod makes its schemas in another way: look at vite.zod.mts');
        return { code: short, map: null };
      }
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
