import { expect, test } from 'vitest';
import { exceptionSample, lazySample, orderSample, shortCircuitSample } from '../testing/samples.ts';
import { profileOf } from './profile.ts';
import type { Recording } from './recording.ts';

/** One word a hop: where from, where to. */
const picture = (recording: Recording) => profileOf(recording).map(({ kind, depth, to }) => `${kind} ${depth}>${to}`);

test('the order lesson dives to the app and comes up again', () => {
  expect(picture(orderSample())).toEqual([
    'down 0>1',
    'down 1>2',
    'down 2>3',
    'down 3>4',
    'down 4>5',
    'start_response 5>4',
    'up 5>4',
    'start_response 4>2',
    'start_response 2>1',
    'up 4>3',
    'up 3>2',
    'up 2>1',
    'chunk 1>1',
    'up 1>0',
  ]);
});

test('a stream reads as teeth: the server pulls, Stamp pulls, up come two chunks', () => {
  const teeth = picture(lazySample()).filter((hop) => hop.startsWith('next') || hop.startsWith('chunk'));
  expect(teeth.slice(4, 8)).toEqual(['next 1>2', 'next 2>4', 'chunk 4>2', 'chunk 2>1']);
});

test('a short-circuit is a shallow dive in amber', () => {
  const profile = profileOf(shortCircuitSample());
  expect(Math.max(...profile.map((dive) => dive.to))).toBe(3);
  expect(profile.filter((dive) => dive.kind === 'up').map((dive) => dive.tone)).toEqual(['s4', 's4', 's4']);
});

test('an exception is red until it is caught, its answer orange', () => {
  const fault = profileOf(exceptionSample()).filter((dive) => dive.tone === 'fault');
  expect(fault.map((dive) => `${dive.kind} ${dive.depth}>${dive.to}`)).toEqual([
    'raise 5>4',
    'raise 4>3',
    'raise 3>2',
    'catch 2>2',
  ]);
  expect(profileOf(exceptionSample()).at(-1)?.tone).toBe('s5');
});

test('control is never lost: each hop begins where the one before led to', () => {
  const travels = profileOf(orderSample()).filter((dive) => dive.kind !== 'start_response');
  travels.slice(1).forEach((dive, i) => {
    expect(dive.depth).toBe(travels[i]?.to);
  });
});
