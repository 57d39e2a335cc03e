// Python packages in the page: fetched when the code names them, or as soon as it turns out that it wants them. Nothing is declared.
import { expect, test } from './playground.ts';

const FLASK = `from flask import Flask
application = Flask(__name__)

@application.get("/onion")
def hello():
    return "flask was here"
`;
const COMPUTED = `import importlib
bottle = importlib.import_module("bot" + "tle")
application = bottle.Bottle()

@application.get("/onion")
def hello():
    return "bottle was here"
`;

test('flask is there when the code imports it, and is not fetched before', async ({ playground, page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(/\/bundles\/(.+)$/.exec(request.url())?.[1] ?? ''));
  await playground.open('the-handshake');
  await playground.type(
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"nobody else"]\n',
  );
  await playground.sends();
  await playground.response('nobody else');
  expect(fetched).not.toContain('flask.zip');
  await playground.type(FLASK);
  await playground.sends();
  await playground.response('flask was here');
  expect(fetched).toEqual(expect.arrayContaining(['flask.zip', 'werkzeug.zip', 'markupsafe.zip']));
  expect(fetched).not.toContain('bottle.zip');
});

test('a name that is put together at run time is found out, and nobody notices', async ({ playground }) => {
  await playground.open('the-handshake');
  await playground.type(COMPUTED);
  await playground.sends();
  await playground.response('bottle was here');
  await expect(playground.notice).toBeHidden();
});
