// Near misses of the five broken stacks, written from the text of the task before their author had seen its check. In each, four are
// repaired, and one only seems to be.
import type { Files } from '../../lesson/lesson.ts';
import { tickets as given, PYTHON } from '../right-ways/unseen-given.ts';
import { unseenTickets } from '../right-ways/unseen-tickets.ts';
import type { Ways } from '../right-ways/ways.ts';

const python = PYTHON;

const repaired = unseenTickets['debug-this']?.ways[0]?.[1] as Files;

const instead = (how: string, name: string, change: (text: string) => string): [string, Files] => [
  how,
  { ...repaired, [name]: change(repaired[name] ?? '') },
];

const inPlaceOf = (before: string, now: string) => (text: string) => {
  if (!text.includes(before)) throw new Error(`nowhere: ${before}`);
  return text.replace(before, now);
};

export const tickets: Ways = {
  'debug-this': {
    ways: [
      instead(
        '1: a stranger gets a name as well',
        'ticket1.py',
        inPlaceOf('self.KEYS.get(environ.get("HTTP_X_KEY"))', 'self.KEYS.get(environ.get("HTTP_X_KEY"), "stranger")'),
      ),
      instead('1: one key only', 'ticket1.py', inPlaceOf('"garlic": "grace"', '"leek": "grace"')),
      instead(
        '2: the page is made twice',
        'ticket2.py',
        () =>
          given.ticket2 +
          python`class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        size = sum(len(piece) for piece in self.app(environ, start_response))
        environ["wsgi.errors"].write(f"{size} bytes\n")
        return self.app(environ, start_response)


stack = Size(page)
`,
      ),
      instead(
        '2: pieces are counted, and not bytes',
        'ticket2.py',
        inPlaceOf('sum(len(piece) for piece in pieces)', 'len(pieces)'),
      ),
      instead(
        '2: nothing is logged any more',
        'ticket2.py',
        inPlaceOf('        environ["wsgi.errors"].write', '        # environ["wsgi.errors"].write'),
      ),
      instead(
        '3: all headers are gone',
        'ticket3.py',
        inPlaceOf('[pair for pair in headers if pair[0].lower() != "content-length"]', '[]'),
      ),
      instead(
        '3: a length that is too large',
        'ticket3.py',
        inPlaceOf(
          '[pair for pair in headers if pair[0].lower() != "content-length"]',
          '[*(pair for pair in headers if pair[0].lower() != "content-length"), ("Content-Length", "100")]',
        ),
      ),
      instead(
        '4: more files may be open',
        'ticket4.py',
        () =>
          given.ticket4.replace('len(OPEN) > 2', 'len(OPEN) > 2000') +
          python`class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        for line in self.app(environ, start_response):
            yield line.upper()


stack = Capitals(page)
`,
      ),
      instead(
        '4: closed only by those who listen to the end',
        'ticket4.py',
        () =>
          given.ticket4 +
          python`class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        for line in body:
            yield line.upper()
        if hasattr(body, "close"):
            body.close()


stack = Capitals(page)
`,
      ),
      instead(
        '5: the garden is asked first',
        'ticket5.py',
        inPlaceOf('Either(Under(shop), garden)', 'Either(garden, Under(shop))'),
      ),
      instead('5: the path is put back, and the name of the script is not', 'ticket5.py', () =>
        given.ticket5
          .replace('        told = []\n', '        told = []\n        path = environ["PATH_INFO"]\n')
          .replace('            return self.second(', '            environ["PATH_INFO"] = path\n            return self.second('),
      ),
      instead('5: the shop stands nowhere', 'ticket5.py', inPlaceOf('Either(Under(shop), garden)', 'Either(shop, garden)')),
    ],
  },
};
