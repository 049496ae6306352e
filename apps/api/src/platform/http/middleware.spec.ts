import { createHash } from 'node:crypto';
import { EMBED_HOSTS } from '@edukom/contracts';
import { contentSecurityPolicy } from './middleware.js';

const CONTENT = 'https://content.example.org';
const policy = new Map(
  contentSecurityPolicy(CONTENT)
    .split('; ')
    .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
);

it('frames are players of the listed hosts, and nothing else', () => {
  expect(policy.get('frame-src')).toEqual(EMBED_HOSTS.map((host) => `https://${host}`));
  expect(policy.get('object-src')).toEqual(["'none'"]);
  expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
});

it('pictures and films may come from the content origin, which may do nothing else', () => {
  const allowing = [...policy].filter(([, sources]) => sources.includes(CONTENT)).map(([name]) => name);
  expect(allowing).toEqual(['img-src', 'media-src']);
  expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
});

it('allows the styles of a page by their hash, and nothing else more', () => {
  const withStyles = contentSecurityPolicy(CONTENT, '.a{color:red}');
  const hash = createHash('sha256').update('.a{color:red}').digest('base64');
  expect(withStyles).toBe(
    contentSecurityPolicy(CONTENT).replace("style-src-elem 'self'", `style-src-elem 'self' 'sha256-${hash}'`),
  );
  expect(policy.get('style-src-elem')).toEqual(["'self'"]);
});
