import { onlyOurWorkers, workerAddress } from './worker-address.js';

it('lets no other address become a worker', () => {
  for (const address of [
    '/sw.js?x',
    '//evil.example/sw.js',
    'https://evil.example/sw.js',
    '/uploads/sw.js',
    'data:,x',
    '',
  ])
    expect(() => onlyOurWorkers(address)).toThrow(TypeError);
  expect(workerAddress('/sw.js')).toBe('/sw.js');
});

it('makes the one policy that our pages allow, once', () => {
  const createPolicy = jest.fn((name: string, rules: { createScriptURL: (address: string) => string }) => ({
    createScriptURL: (address: string) => `${name} ${rules.createScriptURL(address)}`,
  }));
  Object.assign(globalThis, { trustedTypes: { createPolicy } });
  expect([workerAddress('/sw.js'), workerAddress('/sw.js')]).toEqual(['edukom /sw.js', 'edukom /sw.js']);
  expect(createPolicy).toHaveBeenCalledTimes(1);
  expect(() => workerAddress('/other.js')).toThrow(TypeError);
});
