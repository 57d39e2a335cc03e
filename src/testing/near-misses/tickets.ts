// Near misses of the five broken stacks, written from the text of the task before their author had seen its check. In each, four are
// repaired, and one only seems to be.
import type { Files } from '../../lesson/lesson.ts';
import { repaired } from '../right-ways/unseen-tickets.ts';
import type { Ways } from '../right-ways/ways.ts';

/** `change` is given the repaired file, and what the lesson begins with. */
const instead = (
  how: string,
  name: string,
  change: (text: string, start: Files) => string,
): [how: string, files: (start: Files) => Files] => [
  how,
  (start) => {
    const files = repaired(start, 0);
    return { ...files, [name]: change(files[name] ?? '', start) };
  },
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
      instead('5: the path is put back, and the name of the script is not', 'ticket5.py', (_, start) =>
        (start['ticket5.py'] ?? '')
          .replace('        told = []\n', '        told = []\n        path = environ["PATH_INFO"]\n')
          .replace('            return self.second(', '            environ["PATH_INFO"] = path\n            return self.second('),
      ),
      instead('5: the shop stands nowhere', 'ticket5.py', inPlaceOf('Either(Under(shop), garden)', 'Either(shop, garden)')),
    ],
  },
};
