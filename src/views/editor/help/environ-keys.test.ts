import { expect, test } from 'vitest';
import { keyBegun } from './environ-keys.ts';

test.each([
  ['    path = environ["', ''],
  ["environ['PATH_", 'PATH_'],
  ['environ.get("wsgi.in', 'wsgi.in'],
  ['size = int(env.get( "CONTENT', 'CONTENT'],
  ['environ.setdefault("', ''],
])('%s begins a key', (line, begun) => expect(keyBegun(line)).toBe(begun));

test.each(['environ["PATH_INFO"]', 'os.environment["', 'os.environ["', 'print("', 'environ["a" + "b', 'environ = "'])(
  '%s begins none',
  (line) => expect(keyBegun(line)).toBeNull(),
);
