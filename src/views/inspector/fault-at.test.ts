import { expect, test } from 'vitest';
import * as samples from '../../testing/samples.ts';
import { faultAt } from './fault-at.ts';

test('without an exception there is nothing to say', () => {
  const recording = samples.orderSample();
  expect(faultAt(recording, recording.events.length - 1)).toBeNull();
});

test('an exception is told from the moment it is raised until a layer handles it', () => {
  const recording = samples.exceptionSample();
  const events = recording.events;
  const first = events.findIndex((event) => event.type === 'raise');
  const caught = events.findIndex((event) => event.type === 'catch');
  expect(faultAt(recording, first - 1)).toBeNull();
  expect(faultAt(recording, first)).toEqual({
    says: "`KeyError: 'basket'` was raised in `app`.",
    place: { file: 'app.py', line: 53 },
    event: first,
  });
  expect(faultAt(recording, caught - 1)?.event).toBe(first);
  expect(faultAt(recording, caught)).toBeNull();
});

test('an error that no layer raised is the server’s own', () => {
  const recording = samples.strBodySample();
  expect(faultAt(recording, recording.events.length - 1)?.says).toBe(
    '`wsgiref` could not go on with what it was given; its log tells why.',
  );
});
