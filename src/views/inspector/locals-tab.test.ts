// What the tab says at a moment, read as a person would: by role, name and text.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { openStore, run } from '../../store/store.fixture.ts';
import { record } from '../../testing/trace-builder.ts';
import { HandsProvider } from '../shared/hands-context.tsx';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { LocalsTab } from './locals-tab.tsx';

const shared = { type: 'list', text: "['a']", length: 1, id: 7 };
const recording = record('wsgiref', 'app app.py:1')
  .received('GET / HTTP/1.0\r\n\r\n')
  .call('app')
  .open('app', 0, 'app', 1)
  .line('app', 0, 3, { parts: shared })
  .open('app', 1, 'helper', 8, { given: shared }, 1)
  .line('app', 1, 9, { n: 1 }, 1)
  .line('app', 1, 10, { n: 2, name: 'ada' }, 1)
  .leave('app', 1, 10, { value: 'done' }, 1)
  .line('app', 0, 4, { got: 'done' })
  .end();
const at = (line: number, type = 'line') =>
  recording.events.findIndex((event) => event.type === type && event.place?.line === line);

async function shown(cursor: number, prepare: (state: ReturnType<ReturnType<typeof openStore>['state']>) => void = () => {}) {
  const opened = openStore();
  await run(opened, recording);
  opened.state().setGrain('lines');
  opened.state().seek(cursor);
  prepare(opened.state());
  const markup = renderToStaticMarkup(
    createElement(OnionskinProvider, {
      // Rendered to text, React asks for the state at the beginning; what is wanted is the state now.
      store: { ...opened.store, getInitialState: opened.store.getState },
      // biome-ignore lint/correctness/noChildrenProp: no JSX in a .ts file
      children: createElement(HandsProvider, {
        open() {},
        // biome-ignore lint/correctness/noChildrenProp: see above
        children: createElement(LocalsTab, { recording, cursor }),
      }),
    }),
  );
  const rows = [...markup.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => text(row.replace(/<span aria-hidden.*?<\/span>/g, '')));
  return { markup, rows: rows.slice(1), text: text(markup) };
}
const text = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

test('the stack stands innermost first, and the innermost is in view', async () => {
  const { markup } = await shown(at(10));
  const frames = [...markup.matchAll(/<button[^>]*aria-pressed="(true|false)"[^>]*>(.*?)<\/button>/g)];
  expect(frames.map(([, pressed, name]) => `${pressed} ${text(name ?? '')}`)).toEqual([
    'true helper() app app.py:10',
    'false app() app app.py:3',
  ]);
});

test('each name has its value, type and length; what the last step did is said in words', async () => {
  const { rows } = await shown(at(10));
  expect(rows).toEqual([
    "given ['a'] the same object as parts in app() list, 1 item",
    'changed n 2 was 1 int',
    "new name 'ada' str, 3 characters",
  ]);
});

test('what a frame gives back is told when it does', async () => {
  const { rows } = await shown(at(10, 'leave'));
  expect(rows.at(-1)).toBe("returns 'done'");
});

test('another frame can be looked at, for this moment', async () => {
  const look = await shown(at(10), (state) => state.lookAt(0, { file: 'app.py', line: 3 }));
  expect(look.text).toContain('Locals of app()');
  expect(look.text).toContain('1 more name later.');
  const moved = await shown(at(10), (state) => {
    state.seek(at(9));
    state.lookAt(0, { file: 'app.py', line: 3 });
    state.seek(at(10));
  });
  expect(moved.text).toContain('Locals of helper()');
});

test('where nothing of the user’s runs, it says whose doing it is', async () => {
  expect((await shown(0)).text).toContain('this is wsgiref’s own doing');
});

test('breakpoints are listed with how often they are met; each can be turned off and removed', async () => {
  const { markup } = await shown(at(10), (state) => {
    state.addBreak({ kind: 'line', file: 'app.py', line: 9 });
    state.addBreak({ kind: 'layer', name: 'app' });
    state.addBreak({ kind: 'key', key: 'Set-Cookie' });
    state.switchBreak('layer app', false);
  });
  const list = /<ul aria-label="Breakpoints">(.*?)<\/ul>/.exec(markup)?.[1] ?? '';
  expect(list.match(/<input type="checkbox"[^>]*>/g)?.map((box) => box.includes('checked'))).toEqual([true, false, true]);
  expect([...list.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, row]) => text(row ?? ''))).toEqual([
    'app.py, line 9 1 time',
    'At the border of app 1 time',
    'When Set-Cookie changes never in this run',
  ]);
  expect(markup).toContain('aria-label="Remove the breakpoint: app.py, line 9"');
});

test('every step is a button with its key, and says when there is nowhere to go', async () => {
  const none = await shown(at(10));
  expect(none.text).toContain('Over O Into I Out U Breakpoint: Before Shift N Next N Copy link L');
  expect(none.markup.match(/title="There is no breakpoint that is on."/g)).toHaveLength(2);
  const some = await shown(at(10), (state) => state.addBreak({ kind: 'layer', name: 'app' }));
  expect(some.markup).not.toContain('There is no breakpoint that is on.');
});
