// Before it is opened nothing is made, and whoever asks for a run is refused; afterwards it is the real one.
import { expect, test, vi } from 'vitest';
import type { Runner } from '../runner/runner.ts';
import { closedRunner } from './closed-runner.ts';

test('nothing runs before it is opened', async () => {
  const real = { warm: vi.fn(), check: vi.fn(async () => 'checked'), watch: vi.fn() };
  const make = vi.fn(() => real as unknown as Runner);
  const { runner, open } = closedRunner(make);
  const heard = vi.fn();
  runner.watch(heard);
  runner.warm();
  await expect(runner.check('', { files: {}, app: '' }, { name: 'wsgiref' })).rejects.toThrow('Nothing runs here.');
  expect(make).not.toHaveBeenCalled();
  expect(heard).toHaveBeenCalledWith({ kind: 'idle' });
  open();
  open();
  expect(await runner.check('', { files: {}, app: '' }, { name: 'wsgiref' })).toBe('checked');
  expect(make).toHaveBeenCalledOnce();
  expect(real.watch).toHaveBeenCalledWith(heard);
});
