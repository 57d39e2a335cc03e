// settings.MIDDLEWARE is found and written in another order, as people write it; where the list alone does not say what stands where, that is said.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

test("Django's list is found and moved", () => {
  const settings =
    'MIDDLEWARE = [\n    "django.middleware.security.SecurityMiddleware",\n    "shop.middleware.Late",  # ours\n]\n';
  const files = {
    'app.py':
      'import os\nfrom django.core.wsgi import get_wsgi_application\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n',
    'shop/settings.py': settings,
  };
  const { slots, edit } = python.arrange(files, { move: [0, 1] });
  expect(slots.map(({ name }) => name)).toEqual(['Late', 'SecurityMiddleware']);
  expect(edit?.source).toBe(
    'MIDDLEWARE = [\n    "shop.middleware.Late",  # ours\n    "django.middleware.security.SecurityMiddleware",\n]\n',
  );
});

describe("Django's list as people write it", () => {
  const [A, B, C] = ['django.middleware.security.SecurityMiddleware', 'shop.middleware.Late', 'shop.middleware.Early'];
  const app = 'from django.core.wsgi import get_wsgi_application\nfrom django.conf import settings\n';
  const files = (settings: string) => ({
    'app.py': `import os\n${app}os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n`,
    'shop/settings.py': settings,
  });
  const moved = (settings: string) => python.arrange(files(settings), { move: [0, 2] }).edit?.source;

  test.each([
    ['in one line', `MIDDLEWARE = ["${A}", "${B}", "${C}"]\n`, `MIDDLEWARE = ["${B}", "${C}", "${A}"]\n`],
    ['a tuple', `MIDDLEWARE = (\n  '${A}',\n  '${B}',\n  '${C}'\n)\n`, `MIDDLEWARE = (\n  '${B}',\n  '${C}',\n  '${A}'\n)\n`],
    ['a tuple without brackets', `MIDDLEWARE = "${A}", "${B}", "${C}"\n`, `MIDDLEWARE = "${B}", "${C}", "${A}"\n`],
    ['with a type', `MIDDLEWARE: list[str] = ["${A}", "${B}", "${C}"]\n`, `MIDDLEWARE: list[str] = ["${B}", "${C}", "${A}"]\n`],
    [
      'with comments, before and behind, and odd spaces',
      `# on\nMIDDLEWARE = [ "${A}",# first\n     # "not.this",\n  '${B}' , # ours\n\n      "${C}",  # last\n]  # end\nUSE_TZ = True\n`,
      `# on\nMIDDLEWARE = [ '${B}', # ours\n     # "not.this",\n  "${C}" ,  # last\n\n      "${A}",# first\n]  # end\nUSE_TZ = True\n`,
    ],
  ])('%s: its formatting is kept', (_what, before, after) => {
    expect(moved(before)).toBe(after);
  });

  test.each([
    ['two lists', `MIDDLEWARE = ["${A}"] + EXTRA\n`, /more than one list in line 1 of shop\/settings\.py/],
    ['a list from elsewhere', 'MIDDLEWARE = make()\n', /more than one list/],
    [
      'inserted later',
      `MIDDLEWARE = ["${A}"]\nDEBUG = True\nif DEBUG:\n    MIDDLEWARE.insert(0, "${B}")\n`,
      /changed once more in line 4/,
    ],
    ['added to later', `MIDDLEWARE = ["${A}"]\nMIDDLEWARE += ["${B}"]\n`, /changed once more in line 2/],
    ['given twice', `MIDDLEWARE = ["${A}"]\nMIDDLEWARE = ["${B}"]\n`, /changed once more in line 2/],
    ['an item replaced', `MIDDLEWARE = ["${A}"]\nMIDDLEWARE[0] = "${B}"\n`, /changed once more in line 2/],
    ['only under a condition', `if True:\n    MIDDLEWARE = ["${A}"]\n`, /depends on line 2 of shop\/settings\.py/],
    ['a name in it', `MIDDLEWARE = ["${A}", LATE]\n`, /stands something in line 1 of shop\/settings\.py that is no string/],
    ['a spread', `MIDDLEWARE = ["${A}", *LATE]\n`, /that is no string/],
  ])('%s: said, and not rewritten', (_what, settings, says) => {
    const found = python.arrange(files(settings));
    expect(found).toMatchObject({ slots: [], edit: null });
    expect(found.says).toMatch(says);
    expect(python.arrange(files(settings), { move: [0, 1] }).edit).toBeNull();
  });

  test('what is around Django can be moved all the same', () => {
    const around = files(`MIDDLEWARE = ["${A}"] + EXTRA\n`);
    const wrapped = `${around['app.py']}from kit import Auth, Timing\napplication = Timing(Auth(application))\n`;
    const { slots, says } = python.arrange({ ...around, 'app.py': wrapped });
    expect(slots.map(({ name }) => name)).toEqual(['Timing', 'Auth']);
    expect(says).toMatch(/more than one list/);
    expect(python.arrange({ ...around, 'app.py': wrapped }, { move: [0, 1] }).edit?.source).toContain(
      'Auth(Timing(application))',
    );
  });
});
