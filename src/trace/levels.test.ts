// Layers that are called in turn are not around one another: the onion shows them one at a time, at one level.
import { expect, test } from 'vitest';
import { balancedSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import type { Recording } from './recording.ts';
import { sceneAt } from './scene-at.ts';

/** What the picture shows at a moment, outermost first. */
const shown = (recording: Recording, cursor: number): string[] =>
  sceneAt(recording, cursor)
    .skins.filter(({ state }) => state !== 'aside')
    .map(({ layer }) => layer.name);
const levels = (recording: Recording): Record<string, number> => {
  const scene = sceneAt(recording, 0);
  return Object.fromEntries(scene.skins.map(({ layer }, skin) => [layer.name, scene.levels[skin] ?? -1]));
};
const callOf = (recording: Recording, name: string): number =>
  recording.events.findIndex(
    (event) => event.type === 'call' && recording.layers[recording.spans[event.span ?? 0]?.layer ?? 0]?.name === name,
  );

test('a balancer that tries a second application: each is at the same level, while it is its turn', () => {
  const recording = balancedSample();
  expect(levels(recording)).toEqual({ wsgiref: 0, Balance: 1, cellar: 2, garden: 2 });
  expect(shown(recording, 0)).toEqual(['wsgiref', 'Balance', 'cellar']);
  expect(shown(recording, callOf(recording, 'cellar'))).toEqual(['wsgiref', 'Balance', 'cellar']);
  // Between the two, the one that has answered.
  expect(shown(recording, callOf(recording, 'garden') - 1)).toEqual(['wsgiref', 'Balance', 'cellar']);
  expect(shown(recording, callOf(recording, 'garden'))).toEqual(['wsgiref', 'Balance', 'garden']);
  expect(shown(recording, recording.events.length - 1)).toEqual(['wsgiref', 'Balance', 'garden']);
});

test('the path turns in either of them, and what the other one did is not drawn there', () => {
  const recording = balancedSample();
  const at = sceneAt(recording, callOf(recording, 'cellar'));
  expect(at.packet?.stop.side).toBe('turn');
  const cellar = at.skins.findIndex(({ layer }) => layer.name === 'cellar');
  expect(new Set(at.crossings.map(({ skin }) => skin))).toEqual(new Set([1, cellar]));
  const end = sceneAt(recording, recording.events.length - 1);
  expect(end.crossings.some(({ skin }) => skin === cellar)).toBe(false);
  expect(end.callouts.some(({ skin }) => skin === cellar)).toBe(false);
});

test('an exception that was caught is drawn until another layer takes the level of the one that raised it', () => {
  const recording = balancedSample();
  const caught = recording.events.findIndex(({ type }) => type === 'catch');
  expect(sceneAt(recording, caught).fault).toMatchObject({ name: 'RuntimeError', caught: 1 });
  expect(sceneAt(recording, callOf(recording, 'garden')).fault).toBeNull();
});

test('so is a rule that one of them broke', () => {
  const recording = record('wsgiref', 'Balance', 'cellar', 'garden')
    .call('Balance')
    .call('cellar')
    .startResponse('cellar', '503')
    .returns('cellar', ['full'])
    .call('garden')
    .startResponse('garden', '200 OK')
    .returns('garden', ['roses'])
    .returns('Balance', ['roses'])
    .end();
  const brokenAt = (cursor: number) => sceneAt(recording, cursor).broken.map(({ skin }) => recording.layers[skin]?.name);
  expect(brokenAt(callOf(recording, 'garden') - 1)).toContain('cellar');
  expect(brokenAt(callOf(recording, 'garden'))).not.toContain('cellar');
});

test('what was within the first one goes with it', () => {
  const recording = record('wsgiref', 'Cascade', 'Files', 'Lookup', 'Pages', 'page')
    .call('Cascade')
    .call('Files')
    .call('Lookup')
    .startResponse('Lookup', '404 Not Found')
    .returns('Lookup', ['no'])
    .returns('Files', ['no'])
    .call('Pages')
    .call('page')
    .startResponse('page', '200 OK')
    .returns('page', ['yes'])
    .returns('Pages', ['yes'])
    .returns('Cascade', ['yes'])
    .end();
  expect(shown(recording, callOf(recording, 'Lookup'))).toEqual(['wsgiref', 'Cascade', 'Files', 'Lookup']);
  // What Pages is about to call is there before it is called, as the layers of any request are.
  expect(shown(recording, callOf(recording, 'Pages'))).toEqual(['wsgiref', 'Cascade', 'Pages', 'page']);
});

test('within one another, each has a level of its own; so have two that were each around the other', () => {
  const nested = record('wsgiref', 'A', 'B').call('A').call('B').returns('B', ['x']).returns('A', ['x']).end();
  expect(levels(nested)).toEqual({ wsgiref: 0, A: 1, B: 2 });
  const turned = record('wsgiref', 'A', 'B')
    .call('A')
    .call('B')
    .returns('B', ['x'])
    .returns('A', ['x'])
    .call('B')
    .call('A')
    .returns('A', ['x'])
    .returns('B', ['x'])
    .end();
  expect(levels(turned)).toEqual({ wsgiref: 0, A: 1, B: 2 });
  expect(shown(turned, turned.events.length - 1)).toEqual(['wsgiref', 'A', 'B']);
});
