// What is said where an application is called in a way in which it can't be.
import { describe, expect, test } from 'vitest';
import { answers500, app, SERVER_SAYS, told } from '../testing/faulty.ts';
import { record } from '../testing/trace-builder.ts';

describe('calls that can’t work', () => {
  const serverRaises = (text: string) => {
    const trace = record('wsgiref')
      .received('GET / HTTP/1.0\r\n\r\n')
      .raises('wsgiref', 1, 'TypeError', text)
      .catches('wsgiref', 1);
    return told(answers500(trace));
  };
  test('too few parameters', () => {
    expect(serverRaises('app() takes 1 positional argument but 2 were given')).toBe(
      `\`app() takes 1 positional argument but 2 were given\`: an application is called with two things. Write \`def app(environ, start_response):\`. No layer caught it. ${SERVER_SAYS}`,
    );
  });
  test('an application for ASGI', () => {
    expect(serverRaises("application() missing 1 required positional argument: 'send'")).toContain(
      'If it takes `scope, receive, send`, it is for ASGI, another protocol, in which a server awaits it.',
    );
  });
  test('too many parameters', () => {
    expect(serverRaises("app() missing 1 required positional argument: 'extra'")).toContain(
      'Write `def app(environ, start_response):`',
    );
  });
  test('a method keeps its self', () => {
    expect(serverRaises('App.__call__() takes 2 positional arguments but 3 were given')).toContain(
      'Write `def __call__(self, environ, start_response):`',
    );
  });
  test('not callable at all', () => {
    expect(serverRaises("'str' object is not callable")).toContain(
      "wsgiref calls something that is not callable: `'str' object is not callable`.",
    );
    expect(serverRaises("'NoneType' object is not callable")).toContain(
      'a function that should have made the application returned `None`',
    );
  });
  test('a helper of the user’s with the wrong arguments is an exception like any other', () => {
    const trace = app()
      .open('app', 1, 'app', 1)
      .open('app', 2, 'add', 9)
      .raises('app', 1, 'TypeError', 'add() takes 1 positional argument but 2 were given', { line: 3 });
    expect(told(answers500(trace.catches('wsgiref', 1)))).toContain(
      '`app` raises `TypeError: add() takes 1 positional argument but 2 were given` (app.py, line 3).',
    );
  });
});
