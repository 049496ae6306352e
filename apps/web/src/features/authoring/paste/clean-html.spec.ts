import { type RichTextNode, richText } from '@edukom/contracts';
import { cleanDocument, cleanText } from './clean-html.js';
import { readClipboard } from './read-clipboard.js';

const clean = (html: string): RichTextNode[] => cleanDocument(new DOMParser().parseFromString(html, 'text/html'));

/** A short way to write down what came out. */
function shown(node: RichTextNode): string {
  const inner = (node.content ?? []).map(shown).join('');
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(
        (words, { type, attrs }) => `${type[0]}${attrs?.href ?? ''}(${words})`,
        node.text ?? '',
      );
    case 'hardBreak':
      return '↵';
    case 'heading':
      return `<h${node.attrs?.level}>${inner}`;
    default: {
      const names = {
        paragraph: 'p',
        bulletList: 'ul',
        orderedList: 'ol',
        listItem: 'li',
        tableRow: 'tr',
        tableHeader: 'th',
        tableCell: 'td',
      };
      return `<${(names as Record<string, string>)[node.type] ?? node.type}>${inner}${node.type === 'paragraph' ? '' : '/'}`;
    }
  }
}
const lines = (html: string): string[] => clean(html).map(shown);

/** As Word writes it, cut down from a document of a municipality. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm;color:red} --></style></head>
<body lang=SQ style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12pt'><b><span lang=SQ style='font-size:16.0pt;mso-ansi-language:SQ'>Shërbimet
digjitale<o:p></o:p></span></b></h1>
<p class=MsoNormal><span lang=SQ style='color:#C00000;mso-bidi-font-weight:bold'>Zyrtari <b>komunal</b> hap
<a href="https://ekosova.rks-gov.net/" title="x">eKosova</a><span style='mso-spacerun:yes'>  </span>dhe
<i>identifikohet</i>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>certifikata<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>e lindjes</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>lejet</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Hape faqen</p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal><b>Shërbimi</b><o:p></o:p></p></td><td><p class=MsoNormal>Ditë</p></td></tr>
<tr><td colspan=2><p class=MsoNormal>Certifikatë</p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><del cite="mailto:x"><span>hequr</span></del><ins>shtuar</ins><span class=MsoCommentReference><a href="#_msocom_1">[A1]</a></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Një koment</p></div></div>
<!--EndFragment--></body></html>`;

it('takes from Word the headings, lists, tables, bold, italic and links, and nothing of its own', () => {
  expect(lines(WORD)).toEqual([
    '<h2>Shërbimet digjitale',
    '<p>Zyrtari b(komunal) hap lhttps://ekosova.rks-gov.net/(eKosova) dhe i(identifikohet).',
    '<ul><li><p>certifikata<ul><li><p>e lindjes///<li><p>lejet//',
    '<ol><li><p>Hape faqen//',
    '<table><tr><th><p>b(Shërbimi)/<th><p>Ditë//<tr><td><p>Certifikatë/<td><p>///',
    '<p>shtuar',
  ]);
});

it('reads what a web page or a document of Google brings', () => {
  expect(
    lines(`<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-size:16pt">Наслов</span></h2>
      <p dir="ltr"><span style="font-weight:700">Дебело</span><span style="font-weight:400;font-style:italic"> косо</span></p>
      <ul><li><p>једно</p></li><ul><li>унутра</li></ul><li>друго<br>ред</li></ul></b>
      <div>Rresht<br><br>Paragraf i ri</div><blockquote><p>Thënie</p><ul><li>pikë</li></ul></blockquote><pre>a\n b</pre>
      <p>http: <a href="http://komuna.example/">pa lidhje</a>, <a href="mailto:info@komuna.example">shkruaj</a></p>`),
  ).toEqual([
    '<h2>Наслов',
    '<p>b(Дебело)i( косо)',
    '<ul><li><p>једно<ul><li><p>унутра///<li><p>друго↵ред//',
    '<p>Rresht',
    '<p>Paragraf i ri',
    '<blockquote><p>Thënie<p>pikë/',
    '<p>a b',
    '<p>http: pa lidhje, lmailto:info@komuna.example(shkruaj)',
  ]);
});

it('fits a table into six columns of equal rows, without merged cells or tables inside', () => {
  const row = (cell: string) =>
    `<tr>${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `<${cell}>${cell}${n}</${cell}>`).join('')}</tr>`;
  const [table] = clean(
    `<table><thead>${row('th')}</thead><tbody><tr><td rowspan=2>a<td><table><tr><td>x<td>y</table><tr><td>b</table>`,
  );
  const rows = (table?.content ?? []).map((line) =>
    (line.content ?? []).map((cell) => (cell.content ?? []).map(shown).join('')),
  );
  expect(rows).toEqual([
    ['<p>th1', '<p>th2', '<p>th3', '<p>th4', '<p>th5', '<p>th6<p>th7<p>th8'],
    ['<p>a', '<p>x<p>y', '<p>', '<p>', '<p>', '<p>'],
    ['<p>', '<p>b', '<p>', '<p>', '<p>', '<p>'],
  ]);
});

it('takes a table that only holds things in place apart', () => {
  expect(lines('<table><tr><td><h3>Titull</h3><p>tekst</p></td></tr></table>')).toEqual(['<h3>Titull', '<p>tekst']);
});

const HOSTILE = [
  '<img src=x onerror="alert(1)"><p onclick="alert(1)" style="background:url(https://evil.example/x)">mirë</p>',
  '<p>mirë</p><script>alert(1)</script><style>p{}</style><svg onload=alert(1)><script>alert(1)</script></svg>',
  '<p><a href="javascript:alert(1)">mirë</a></p>',
  '<p><a href=" jAvA\tscript:alert(1)">mirë</a></p>',
  '<p><a href="data:text/html,<script>alert(1)</script>">mirë</a></p>',
  '<p><a href="https://x.example/&quot;onmouseover=alert(1) x">mirë</a></p>',
  '<p>mirë</p><iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src=x>',
  '<p>mirë</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></math>',
  '<p>mirë</p><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><p>x</p></template>',
  '<p>mirë</p><form action="https://evil.example"><input value="x"><button formaction="javascript:alert(1)">ok</button></form>',
  '<p>mirë</p><p hidden>fshehur</p><p style="display:none">fshehur</p><xml><o:x>office</o:x></xml>',
];

it.each(HOSTILE)('keeps nothing that could act: %s', (html) => {
  const nodes = clean(html);
  expect(nodes.map(shown).join('')).toBe('<p>mirë');
  expect(richText.safeParse({ type: 'doc', content: nodes }).data).toEqual({ type: 'doc', content: nodes });
});

it('survives what is nested without end', () => {
  const html = `${'<div><ul><li><blockquote>'.repeat(300)}fundi`;
  expect(clean(html).map(shown).join('')).toContain('fundi');
});

it('reads plain text when there is no other, and when the other holds nothing', () => {
  const data = (html: string, text: string) => ({ getData: (type: string) => (type === 'text/html' ? html : text) });
  expect(readClipboard(data('', 'një\r\ndy\n\n tre ')).map(shown)).toEqual(['<p>një↵dy', '<p>tre']);
  expect(readClipboard(data('<img src=x>', 'https://x.example')).map(shown)).toEqual(['<p>https://x.example']);
  expect(readClipboard(data('<p>html</p>', 'text')).map(shown)).toEqual(['<p>html']);
  const styled = data('<p>a</p><style>p{}</style><p>b</p><STYLE>never closed', '');
  expect(readClipboard(styled).map(shown)).toEqual(['<p>a', '<p>b']);
  expect(cleanText(' \n ')).toEqual([]);
});
