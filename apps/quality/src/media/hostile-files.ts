import { gzipSync } from 'node:zlib';
import * as tiny from './tiny-files.js';

export type UploadKind = 'image' | 'video' | 'audio' | 'captions' | 'file';

/** A file made to run where it is opened. */
export interface HostileFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** As what it is uploaded, the likeliest first. */
  readonly as: readonly [UploadKind, ...UploadKind[]];
}

/** What every script of the corpus says when it runs; the browser's console is watched for it. */
export const MARK = 'R21 ran';

const run = (id: string): string => `console.log('${MARK} ${id} '+location.href)`;
const script = (id: string): string => `<script>${run(id)}</script>`;
const attribute = (id: string): string => run(id).replaceAll("'", '&#39;');
const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

type Maker = (id: string) => string | Buffer;
type Group = Readonly<Record<string, Maker>>;

const SVG: Group = {
  script: (id) => `<svg ${XMLNS}>${script(id)}</svg>`,
  onload: (id) => `<svg ${XMLNS} onload="${attribute(id)}"/>`,
  declared: (id) => `<?xml version="1.0" encoding="UTF-8"?><svg ${XMLNS}>${script(id)}</svg>`,
  doctype: (id) => `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg ${XMLNS}>${script(id)}</svg>`,
  entity: (id) => `<!DOCTYPE svg [<!ENTITY s "${run(id)}">]><svg ${XMLNS}><script>&s;</script></svg>`,
  foreign: (id) =>
    `<svg ${XMLNS}><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${attribute(id)}"><img src="x:" onerror="${attribute(id)}"/></body></foreignObject></svg>`,
  animate: (id) => `<svg ${XMLNS}><animate attributeName="x" dur="1s" onbegin="${attribute(id)}"/></svg>`,
  cdata: (id) => `<svg ${XMLNS}><script><![CDATA[${run(id)}]]></script></svg>`,
  linked: (id) => `<svg ${XMLNS}><script xlink:href="data:text/javascript,${encodeURIComponent(run(id))}"/></svg>`,
  commented: (id) => `<!-- a picture --><svg ${XMLNS}>${script(id)}</svg>`,
  spaced: (id) => `\n\n   <svg ${XMLNS}>${script(id)}</svg>`,
  'byte-order': (id) => `\ufeff<svg ${XMLNS}>${script(id)}</svg>`,
  'utf16-little': (id) => utf16(`<svg ${XMLNS}>${script(id)}</svg>`, false),
  'utf16-big': (id) => utf16(`<svg ${XMLNS}>${script(id)}</svg>`, true),
  prefixed: (id) => `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>${run(id)}</s:script></s:svg>`,
  compressed: (id) => gzipSync(`<svg ${XMLNS}>${script(id)}</svg>`),
};

const HTML: Group = {
  page: (id) => `<!DOCTYPE html><html><body>${script(id)}</body></html>`,
  bare: script,
  body: (id) => `<body onload="${attribute(id)}">`,
  picture: (id) => `<img src="x:" onerror="${attribute(id)}">`,
  frame: (id) => `<iframe srcdoc="${script(id).replaceAll('"', '&quot;')}"></iframe>`,
  commented: (id) => `<!-- -->\n<!-- --><html>${script(id)}</html>`,
  'byte-order': (id) => `\ufeff<html>${script(id)}</html>`,
  'utf16-little': (id) => utf16(`<html>${script(id)}</html>`, false),
  'utf16-big': (id) => utf16(`<html>${script(id)}</html>`, true),
  'behind-words': (id) => `Udhëzim për punë\n\n<html>${script(id)}</html>`,
  utf7: (id) => `+ADw-script+AD4-${run(id)}+ADw-/script+AD4-`,
  meta: (id) => `<meta http-equiv="refresh" content="0;url=javascript:${attribute(id)}">${script(id)}`,
  capitals: (id) => `<HTML><SCRIPT>${run(id)}</SCRIPT></HTML>`,
};

const XML: Group = {
  xhtml: (id) => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script(id)}</html>`,
  stylesheet: (id) =>
    `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><x:stylesheet id="s" version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="/"><html>${script(id)}</html></x:template></x:stylesheet>`,
  feed: (id) =>
    `<?xml version="1.0"?><rss><channel><html xmlns="http://www.w3.org/1999/xhtml">${script(id)}</html></channel></rss>`,
  mathml: (id) =>
    `<math xmlns="http://www.w3.org/1998/Math/MathML"><html xmlns="http://www.w3.org/1999/xhtml">${script(id)}</html></math>`,
  mail: (id) =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html>${script(id)}</html>\r\n--b--\r\n`,
  'mail-from': (id) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${script(id)}\r\n--b--\r\n`,
};

const PICTURES: Group = {
  'gif-script': (id) => tiny.gifScript(run(id)),
  'gif-comment': (id) => tiny.gif(script(id)),
  'gif-tail': (id) => Buffer.concat([tiny.gif(), Buffer.from(`<html>${script(id)}</html>`)]),
  'png-tail': (id) => Buffer.concat([tiny.png(), Buffer.from(`<html>${script(id)}</html>`)]),
  'png-text': (id) => tiny.png(`<html>${script(id)}</html>`),
  'png-zip': (id) => Buffer.concat([tiny.png(), tiny.zip({ 'index.html': script(id) })]),
  'png-head-alone': (id) => Buffer.concat([tiny.png().subarray(0, 8), Buffer.from(`<html>${script(id)}</html>`)]),
  'jpeg-comment': (id) => tiny.jpegWith(`<html>${script(id)}</html>`),
  'jpeg-script': (id) => tiny.jpegWith(`*/=1;${run(id)};/*`),
  'webp-tail': (id) => tiny.webpWith(`<html>${script(id)}</html>`),
  'bmp-script': (id) => tiny.bmpScript(run(id)),
  'gif-words': (id) => Buffer.from(`GIF89a<html>${script(id)}</html>`),
};

const DOCUMENTS: Group = {
  'pdf-open': (id) => tiny.pdf({ catalog: `/OpenAction<</S/JavaScript/JS(${run(id)};app.alert\\(1\\))>>` }),
  'pdf-uri': (id) => tiny.pdf({ catalog: `/OpenAction<</S/URI/URI(javascript:${run(id)})>>` }),
  'pdf-names': (id) => tiny.pdf({ catalog: `/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(${run(id)})>>]>>>>` }),
  'pdf-behind-page': (id) => tiny.pdf({ head: `<html>${script(id)}</html>\n` }),
  'pdf-behind-words': (id) => tiny.pdf({ head: `words ${script(id)}\n` }),
  'pdf-tail': (id) => tiny.pdf({ tail: `<html>${script(id)}</html>` }),
  'pdf-zip': (id) => Buffer.concat([tiny.pdf(), tiny.zip({ 'index.html': script(id) })]),
  'docx-page': (id) => tiny.docxWith(`<html>${script(id)}</html>`),
  'odt-page': (id) => tiny.odtWith(`<html>${script(id)}</html>`),
  'zip-page': (id) => tiny.zip({ 'index.html': script(id) }),
  'zip-behind-page': (id) => tiny.zip({ a: 'b' }, `<html>${script(id)}</html>`),
  'csv-page': (id) => `emri;komuna\n"<img src=x: onerror=${attribute(id)}>";Gjakovë\n`,
  'text-script': (id) => `${run(id)};\n`,
};

const FILMS: Group = {
  'mp4-page': (id) => tiny.mp4With(`<html>${script(id)}</html>`),
  'webm-page': (id) => tiny.webmWith(`<html>${script(id)}</html>`),
};
const SOUNDS: Group = {
  'mp3-page': (id) => tiny.mp3With(`<html>${script(id)}</html>`),
  'ogg-page': (id) => tiny.oggWith(`<html>${script(id)}</html>`),
};
const CAPTIONS: Group = {
  cue: (id) => `WEBVTT\n\n00:00.000 --> 00:09.000\n${script(id)}<img src=x: onerror=${attribute(id)}>\n`,
  style: (id) => `WEBVTT\n\nSTYLE\n::cue{background:url(javascript:${attribute(id)})}\n\n00:00.000 --> 00:09.000\nx\n`,
  header: (id) => `WEBVTT ${script(id)}\n\n00:00.000 --> 00:09.000\nx\n`,
};

/** Names that would say something else in a header, on a disk or on a screen. */
const NAMES = [
  'a\r\nContent-Type: text/html\r\n\r\n<script>1</script>.pdf',
  'a"; filename="b.html',
  "a'; x*=UTF-8''b.html",
  '../../../apps/web/dist/index.html',
  '..\\..\\index.html',
  'raport\u202Elmth.pdf',
  'raport.html',
  'raport.svg\u0000.pdf',
  '<img src=x onerror=1>.pdf',
  `${'ë'.repeat(190)}.html`,
  'CON.html',
  '.htaccess',
  'Udhëzimi – Упутство 😀.html',
];

const group = (prefix: string, makers: Group, ending: string, as: HostileFile['as']): HostileFile[] =>
  Object.entries(makers).map(([name, make]) => {
    const id = `${prefix}-${name}`;
    return { id, name: `${id}${ending}`, bytes: Buffer.from(make(id) as string), as };
  });

/** The corpus: every file holds a script that names it. */
export const hostileFiles = (): HostileFile[] => [
  ...group('svg', SVG, '.svg', ['image', 'file', 'captions', 'video', 'audio']),
  ...group('html', HTML, '.png', ['image', 'file', 'captions', 'video', 'audio']),
  ...group('xml', XML, '.txt', ['file', 'image', 'captions', 'video', 'audio']),
  ...group('picture', PICTURES, '.gif', ['image', 'file', 'captions', 'video', 'audio']),
  ...group('document', DOCUMENTS, '.pdf', ['file', 'image', 'captions', 'video', 'audio']),
  ...group('film', FILMS, '.mp4', ['video', 'audio', 'file', 'image', 'captions']),
  ...group('sound', SOUNDS, '.mp3', ['audio', 'video', 'file', 'image', 'captions']),
  ...group('captions', CAPTIONS, '.vtt', ['captions', 'file', 'image', 'video', 'audio']),
  ...NAMES.flatMap((name, at): HostileFile[] => [
    { id: `name-${at}`, name, bytes: tiny.pdf({ catalog: `/A(${at})` }), as: ['file'] },
    { id: `name-picture-${at}`, name, bytes: tiny.png(String(at)), as: ['image'] },
  ]),
];
