import '@testing-library/jest-dom';
import { EMBED_HOSTS, type LessonBlock as Block, type MediaView } from '@edukom/contracts';
import { localizedText, translate } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MediaProvider } from '../media/media-context.js';
import { TranslateProvider } from '../text/use-t.js';
import { LessonBlock } from './lesson-block.js';

const id = (last: string) => `01890000-0000-7000-8000-00000000000${last}`;
const url = (name: string) => `https://content.example.org/media/${name}`;
const text = (sq: string, sr: string) => translate(localizedText('sq', sq), 'sr-Cyrl', sr);
const rich = (words: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }],
});
const ready: MediaView = {
  id: id('1'),
  kind: 'image',
  name: 'foto.jpg',
  contentType: 'image/webp',
  sizeBytes: 1_300_000,
  width: 960,
  height: 640,
  variants: [480, 960].flatMap((width) =>
    ['image/avif', 'image/webp'].map((contentType) => ({
      width,
      height: (width / 3) * 2,
      contentType,
      url: url(`${contentType.slice(6)}-${width}`),
    })),
  ),
  url: url('webp-960'),
  state: 'ready',
  reason: null,
};

async function show(block: Block, media: readonly MediaView[] = [], locale: 'sq' | 'sr-Cyrl' | 'en' = 'sq') {
  const t = await loadTranslate(locale);
  const within = (children: ReactNode) => (
    <TranslateProvider t={t}>
      <MediaProvider media={media}>{children}</MediaProvider>
    </TranslateProvider>
  );
  return { t, ...render(within(<LessonBlock block={block} onAnswered={() => undefined} />)) };
}
const image = (more: Partial<Extract<Block, { kind: 'image' }>['body']> = {}): Block => ({
  anchor: 'b1',
  kind: 'image',
  body: { mediaId: id('1'), isDecorative: false, alt: text('Sporteli', 'Шалтер'), caption: null, ...more },
});

describe('a picture', () => {
  it('comes in the size that fits, with its place kept and its words', async () => {
    await show(image({ caption: text('Gjakovë, 2026', 'Ђаковица, 2026') }), [ready], 'sr-Cyrl');
    const shown = screen.getByRole('img', { name: 'Шалтер' });
    expect(shown).toHaveAttribute('srcset', `${url('webp-480')} 480w, ${url('webp-960')} 960w`);
    expect([shown.getAttribute('width'), shown.getAttribute('height')]).toEqual(['960', '640']);
    expect(shown.parentElement?.querySelector('source')?.getAttribute('srcset')).toContain(url('avif-480'));
    expect(screen.getByRole('figure')).toHaveTextContent('Ђаковица, 2026');
  });

  it('marks the language of words that stand in for a missing translation', async () => {
    await show(image(), [ready], 'en');
    expect(screen.getByRole('img', { name: 'Sporteli' })).toHaveAttribute('lang', 'sq');
  });

  it('that is decorative is not heard, whatever its words say', async () => {
    const { container } = await show(image({ isDecorative: true }), [ready]);
    expect(screen.queryByRole('img')).toBeNull();
    expect(container.querySelector('img')).toHaveAttribute('alt', '');
  });

  it.each<[string, readonly MediaView[]]>([
    ['unknown', []],
    ['being checked', [{ ...ready, state: 'checking', url: null, variants: [] }]],
    ['laid aside', [{ ...ready, state: 'quarantined', reason: 'malware' }]],
  ])('that is %s is not shown', async (_what, media) => {
    const { container } = await show(image(), media);
    expect(container.querySelector('img')).toBeNull();
  });
});

const film: MediaView = {
  ...ready,
  id: id('2'),
  kind: 'video',
  contentType: 'video/mp4',
  variants: [],
  url: url('film'),
};
const captions = (last: string): MediaView => ({
  ...film,
  id: id(last),
  kind: 'captions',
  contentType: 'text/vtt',
  url: url(`vtt-${last}`),
});
const video = (more: Partial<Extract<Block, { kind: 'video' }>['body']> = {}): Block => ({
  anchor: 'b2',
  kind: 'video',
  body: {
    mediaId: id('2'),
    url: null,
    captions: { sq: id('3'), 'sr-Cyrl': id('4'), en: id('5') },
    title: text('Si hapet llogaria', 'Како се отвара налог'),
    transcript: translate(localizedText('sq', rich('Mirë se vini')), 'sr-Cyrl', rich('Добро дошли')),
    ...more,
  },
});

it('a film has controls, captions by language, and what is said to be read; nothing of it loads by itself', async () => {
  const { container, t } = await show(video(), [film, captions('3'), captions('4')], 'sr-Cyrl');
  const player = container.querySelector('video');
  expect(player).toHaveAttribute('controls');
  expect(player).toHaveAttribute('preload', 'none');
  expect(player).toHaveAttribute('crossorigin', 'anonymous');
  expect(player).toHaveAccessibleName('Како се отвара налог');
  const tracks = [...container.querySelectorAll('track')];
  expect(tracks.map((track) => [track.srclang, track.src, track.default])).toEqual([
    ['sq', url('vtt-3'), false],
    ['sr-Cyrl', url('vtt-4'), true],
  ]);
  await userEvent.click(screen.getByText(t('media.show.transcript')));
  expect(screen.getByText('Добро дошли')).toBeVisible();
});

it('a file says its type and size before it is loaded', async () => {
  const file: MediaView = { ...film, id: id('6'), kind: 'file', contentType: 'application/pdf', url: url('pdf') };
  await show({ anchor: 'b3', kind: 'file', body: { mediaId: id('6'), title: text('Udhëzimi', 'Упутство') } }, [file]);
  const link = screen.getByRole('link', { name: 'Udhëzimi (PDF, 1,2 MB)' });
  expect(link).toHaveAttribute('href', url('pdf'));
});

describe.each(EMBED_HOSTS)('a page of %s', (host) => {
  const address = `https://${host}/embed/x?y=1`;
  const blocks: Block[] = [
    { anchor: 'b4', kind: 'embed', body: { url: address, title: text('Harta', 'Мапа') } },
    video({ mediaId: null, url: address, transcript: null }),
  ];

  it.each(blocks)('is not asked for before the click (%#)', async (block) => {
    const { container, t } = await show(block);
    const html = document.documentElement.outerHTML;
    // Neither a frame nor a picture, a link, a hint to connect or look its name up.
    expect(container.querySelector('iframe, img, video, a, link, object, embed, script')).toBeNull();
    expect(html).not.toContain(`//${host}`);
    expect(screen.getByText(t('media.show.embed', { host }))).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: t('media.show.embed-load', { host }) }));
    const frame = container.querySelector('iframe');
    expect(frame).toHaveAttribute('src', address);
    expect(frame).toHaveFocus();
    expect(frame?.getAttribute('sandbox')).not.toContain('top-navigation');
  });
});

it('a page of anybody else is never shown', async () => {
  const { container } = await show({
    anchor: 'b5',
    kind: 'embed',
    body: { url: 'https://tracker.example/x', title: text('x', 'x') },
  });
  expect(container.querySelector('iframe, button')).toBeNull();
});
