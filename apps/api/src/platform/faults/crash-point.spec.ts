type Faults = typeof import('./crash-point.js');

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
  jest.restoreAllMocks();
});

/** The module as a process with these settings reads it. */
function faultsWith(env: NodeJS.ProcessEnv): Faults {
  process.env = { ...before, ...env };
  let faults: Faults | undefined;
  jest.isolateModules(() => {
    faults = jest.requireActual<Faults>('./crash-point.js');
  });
  if (!faults) throw new Error('not loaded');
  return faults;
}

it('ends the process at the named point and the named time only', () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  const { crashPoint } = faultsWith({ EDUKOM_DEMO: '1', EDUKOM_CRASH_AT: 'answer.after-commit#2' });
  crashPoint('answer.before-commit');
  crashPoint('answer.after-commit');
  expect(kill).not.toHaveBeenCalled();
  crashPoint('answer.after-commit');
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
});

it('breaks what is named', () => {
  const { isBroken } = faultsWith({ EDUKOM_DEMO: '1', EDUKOM_BREAK: 'start-without-lock' });
  expect([isBroken('start-without-lock'), isBroken('ack-before-commit')]).toEqual([true, false]);
});

it('is inert outside demo mode, whatever the variables say', () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  for (const demo of ['0', undefined]) {
    const { crashPoint, isBroken } = faultsWith({
      EDUKOM_DEMO: demo,
      EDUKOM_CRASH_AT: 'answer.after-commit',
      EDUKOM_BREAK: 'ack-before-commit',
    });
    crashPoint('answer.after-commit');
    expect(isBroken('ack-before-commit')).toBe(false);
  }
  expect(kill).not.toHaveBeenCalled();
});
