import { StaticPage, staticHtml } from './static-page.js';

it('holds the words and nothing that could run', async () => {
  const html = staticHtml('Mësimi <1>', 'Rreshti i parë\n\n  <script>alert(1)</script> & më tej\n');
  expect(html).toContain('<h1>Mësimi &lt;1></h1>');
  expect(html).toContain('<p>Rreshti i parë</p><p>&lt;script>alert(1)&lt;/script> &amp; më tej</p>');
  expect(html).not.toContain('<script>');
});

it('serves them compressed', async () => {
  const page = await StaticPage.serve(staticHtml('A', 'fjalë '.repeat(1_000)));
  try {
    const reply = await fetch(`http://127.0.0.1:${page.port}/`);
    expect(Number(reply.headers.get('content-length'))).toBeLessThan(500);
    expect(await reply.text()).toContain('fjalë fjalë');
  } finally {
    await page.close();
  }
});
