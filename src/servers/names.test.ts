import { expect, test } from 'vitest';
import { countOf, namesOf } from './names.ts';

test('servers are listed as in a sentence', () => {
  expect(namesOf(['wsgiref'])).toBe('wsgiref');
  expect(namesOf(['wsgiref', 'uwsgi'])).toBe('wsgiref and uWSGI');
  expect(namesOf(['gunicorn', 'waitress', 'mod_wsgi-daemon'])).toBe('gunicorn, waitress and mod_wsgi’s daemon mode');
});

test('both modes of mod_wsgi are one name', () => {
  expect(namesOf(['waitress', 'mod_wsgi-embedded', 'mod_wsgi-daemon'])).toBe('waitress and mod_wsgi');
  expect(countOf(['mod_wsgi-embedded', 'mod_wsgi-daemon'])).toBe(1);
});
