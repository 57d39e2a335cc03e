// A program that makes a dict of its own for each layer: so many are watched, and where no more can be, the recording says so.
import { expect, test } from 'vitest';
import { nodeRunner } from '../runner/node-runner.node.ts';

/** `count` layers, each with an environ of its own; the innermost changes all of them. */
const source = (count: number) => `
kept = []


def page(environ, start_response):
    for each in kept:
        each["page.seen"] = "yes"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"x"]


class Copies:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        own = dict(environ)
        kept.append(own)
        return self.app(own, start_response)


application = page
for _ in range(${count}):
    application = Copies(application)
`;

async function events(count: number) {
  const { outcome } = await nodeRunner().send(
    { raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), connection: 'new', halfClose: false },
    { files: { 'app.py': source(count) }, app: 'app:application' },
    { name: 'wsgiref' },
    { grain: 'layers' },
  );
  return outcome?.recording?.events ?? [];
}

test('what is changed in sixty environs is told of each at the place where it was changed', async () => {
  const told = await events(60);
  const starts = told.find((event) => event.type === 'start_response');
  // Its own, too, is changed before it says that it answers.
  expect(starts?.type === 'start_response' && starts.environs?.map((each) => [each.set['page.seen']?.text, each.by])).toEqual(
    Array.from({ length: 60 }, () => ["'yes'", 61]),
  );
  expect(told.some((event) => event.type === 'cut')).toBe(false);
}, 120_000);

test('where there are more than can be watched, it is said once', async () => {
  const cuts = (await events(70)).filter((event) => event.type === 'cut');
  expect(cuts).toMatchObject([{ what: 'environs', kept: 64, of: null }]);
}, 120_000);
