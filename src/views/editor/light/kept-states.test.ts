import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import { EditorState, type StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { KeptStates } from './kept-states.ts';

const make = () => new KeptStates((doc) => EditorState.create({ doc, extensions: history() }));

/** Types at the end of a file, as a surface would keep it. */
function type(states: KeptStates, file: string, text: string) {
  const state = states.get(file);
  if (!state) throw new Error(`no ${file}`);
  const edit = { changes: { from: state.doc.length, insert: text }, annotations: isolateHistory.of('full'), userEvent: 'input' };
  states.put(file, { state: state.update(edit).state });
}

function run(states: KeptStates, file: string, command: StateCommand): boolean {
  const state = states.get(file);
  if (!state) throw new Error(`no ${file}`);
  return command({ state, dispatch: (done) => states.put(file, { state: done.state }) });
}
const text = (states: KeptStates, file: string) => states.get(file)?.doc.toString();

test('a file keeps its history while others are looked at, and other lessons', () => {
  const states = make();
  states.follow('one', { 'app.py': 'a', 'b.py': 'b' });
  type(states, 'app.py', '1');
  states.put('app.py', { top: 40 });
  states.follow('two', { 'app.py': 'other' });
  expect(states.topOf('app.py')).toBe(0);
  expect(text(states, 'app.py')).toBe('other');
  expect(run(states, 'app.py', undo)).toBe(false);
  states.follow('one', { 'app.py': 'a1', 'b.py': 'b' });
  expect(run(states, 'app.py', undo)).toBe(true);
  expect(text(states, 'app.py')).toBe('a');
  expect(states.topOf('app.py')).toBe(40);
  expect(run(states, 'app.py', redo)).toBe(true);
  expect(text(states, 'app.py')).toBe('a1');
});

test('another text from outside is an edit that can be undone by itself', () => {
  const states = make();
  states.follow('one', { 'app.py': 'a\n' });
  type(states, 'app.py', 'mine\n');
  states.follow('one', { 'app.py': 'solution\r\n' });
  expect(text(states, 'app.py')).toBe('solution\n');
  run(states, 'app.py', undo);
  expect(text(states, 'app.py')).toBe('a\nmine\n');
});

test('a renamed file keeps its history; a new one with another text has none', () => {
  const states = make();
  states.follow('one', { 'app.py': 'a' });
  type(states, 'app.py', '1');
  states.follow('one', { 'web.py': 'a1', 'new.py': 'n' });
  expect(states.get('app.py')).toBeUndefined();
  expect(run(states, 'new.py', undo)).toBe(false);
  expect(run(states, 'web.py', undo)).toBe(true);
  expect(text(states, 'web.py')).toBe('a');
});

test('twelve lessons are kept, the one in view among them', () => {
  const states = make();
  for (let nth = 0; nth < 13; nth += 1) {
    states.follow(`lesson ${nth}`, { 'app.py': '' });
    type(states, 'app.py', `${nth}`);
  }
  states.follow('lesson 1', { 'app.py': '1' });
  expect(run(states, 'app.py', undo)).toBe(true);
  states.follow('lesson 0', { 'app.py': '0' });
  expect(run(states, 'app.py', undo)).toBe(false);
});
