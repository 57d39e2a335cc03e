import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

const read = (body: string) =>
  readText('lesson.md', body, 0, 'GET /first', (address) => (address === '../05-order-matters' ? 'order-matters' : null));

test('neighbouring paragraphs are one block, and hints are taken out of the text', () => {
  const { blocks, hints } = read('One.\n\nTwo.\n\n:::hint\nPsst.\n:::\n\n:::note{title="By the way"}\nThree.\n:::\n\nFour.');
  expect(blocks.map((block) => block.kind)).toEqual(['prose', 'note', 'prose']);
  expect(hints).toHaveLength(1);
});

test('what the text claims is noted with its place and the request it speaks of', () => {
  const { claims } = read(
    [
      'It enters in line :line[5]{event=enter layer=report}.',
      '',
      ':::try{request="GET /second"}',
      'Then:',
      ':::',
      '',
      ':::moment{event=return layer=report of=solution}',
      'It says :printed[took 0.0 s].',
      ':::',
    ].join('\n'),
  );
  expect(claims).toEqual([
    {
      kind: 'line',
      of: 'start',
      text: '5',
      moment: { event: 'enter', layer: 'report', nth: 1 },
      request: 'GET /first',
      where: 'lesson.md:1',
    },
    {
      kind: 'moment',
      of: 'solution',
      moment: { event: 'return', layer: 'report', nth: 1 },
      request: 'GET /second',
      where: 'lesson.md:7',
    },
    { kind: 'printed', of: 'start', text: 'took 0.0 s', request: 'GET /second', where: 'lesson.md:8' },
  ]);
});

test('an option keeps its words and drops what proves it', () => {
  const { blocks } = read(
    ':::predict{kind=choice}\nWhich?\n\n- `GZip`, and no more :if{crossed="GZip"}\n- a 404 :if{status=404}\n\nBecause.\n:::',
  );
  expect(blocks).toMatchObject([
    {
      kind: 'predict',
      question: {
        number: 0,
        options: [
          {
            key: 'GZip, and no more',
            truth: { crossed: 'GZip' },
            tree: { children: [{ tagName: 'code' }, { value: ', and no more' }] },
          },
          { key: 'a 404', truth: { status: 404 } },
        ],
        because: { children: [{ tagName: 'p' }] },
      },
    },
  ]);
});

test('a link to a lesson becomes its name; Python is coloured; no positions are shipped', () => {
  const { blocks } = read('[4.5](../05-order-matters)\n\n```python\ndef app():  # here\n```');
  const text = JSON.stringify(blocks);
  expect(text).toContain('"href":"#order-matters"');
  expect(text).toContain('{"className":["tk"]},"children":[{"type":"text","value":"def"}]');
  expect(text).toContain('{"className":["tc"]},"children":[{"type":"text","value":"# here"}]');
  expect(text).not.toContain('position');
});

test('a status needs no list, a skin a list of names; both know the request that the text asked for last', () => {
  const { blocks } = read(
    [
      ':::predict{kind=status}',
      'What comes?',
      '',
      'It is a 401.',
      ':::',
      '',
      ':::try{request="GET /second"}',
      'Then:',
      ':::',
      '',
      ':::predict{kind=status}',
      'And now?',
      '',
      '- 200 OK',
      '- 418 I am a teapot',
      ':::',
      '',
      ':::predict{kind=skin}',
      'Who answers?',
      '',
      '- `Auth`',
      '- `page`',
      ':::',
    ].join('\n'),
  );
  const questions = blocks.flatMap((block) => (block.kind === 'predict' ? [block.question] : []));
  expect(questions.map(({ kind, request, because }) => [kind, request, because !== null])).toEqual([
    ['status', 'GET /first', true],
    ['status', 'GET /second', false],
    ['skin', 'GET /second', false],
  ]);
  expect(questions.map(({ options }) => options.map(({ key }) => key).slice(0, 3))).toEqual([
    ['200', '204', '302'],
    ['200', '418'],
    ['server', 'Auth', 'page'],
  ]);
  expect(() => read(':::predict{kind=status}\nWhat?\n\n- fine\n- not\n:::')).toThrow('is a status: 404 Not Found');
});

test('a figure shows a run of the request that the text asked for, or of one of its own, and has to have its moment', () => {
  const { blocks, claims } = read(
    [
      ':::figure',
      'As it is.',
      ':::',
      '',
      ':::figure{of=solution event=return layer=Door}',
      'With a key.',
      '```',
      'GET /vault',
      'X-Key: onion',
      '```',
      ':::',
    ].join('\n'),
  );
  expect(blocks).toEqual([
    { kind: 'figure', number: 0, of: 'start', request: 'GET /first', at: null, tree: expect.anything() },
    {
      kind: 'figure',
      number: 1,
      of: 'solution',
      request: 'GET /vault\nX-Key: onion',
      at: { event: 'return', layer: 'Door', nth: 1 },
      tree: expect.anything(),
    },
  ]);
  expect(JSON.stringify(blocks)).not.toContain('"pre"');
  expect(claims.map(({ kind, of }) => [kind, of])).toEqual([
    ['runs', 'start'],
    ['moment', 'solution'],
  ]);
});

test('code is coloured by its language, and knows the file that it belongs into', () => {
  const { blocks } = read('```python app.py\nreturn 1\n```\n\n```http\nGET /x\nX-Key: a\n\nbody\n```\n\n```\nplain\n```');
  const [block] = blocks;
  const pres = block?.kind === 'prose' ? block.tree.children.filter((node) => node.type === 'element') : [];
  expect(pres.map(({ properties }) => properties)).toEqual([{ dataFile: 'app.py' }, {}, {}]);
  const text = JSON.stringify(pres);
  expect(text).toContain('{"className":["tk"]},"children":[{"type":"text","value":"return"}]');
  expect(text).toContain('{"className":["tk"]},"children":[{"type":"text","value":"GET"}]');
  expect(text).toContain('{"className":["td"]},"children":[{"type":"text","value":"X-Key"}]');
  expect(text).toContain('"\\nbody"');
});
