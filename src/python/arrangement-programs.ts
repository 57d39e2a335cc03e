// Programs with layers, in every way that people put them around an application: made by dice, and collected by hand. Each one can be run: its
// application gives the list of the layers that it went through, outermost first, with what they were given.
import { Dice } from '../testing/random-recording.ts';

/** What every program begins with. `page` is the application. */
export const PRELUDE = `from functools import partial, reduce


class Layer:
    def __init__(self, app, *args, **named):
        self.app = app
        self.told = [*map(repr, args), *(f"{name}={value!r}" for name, value in sorted(named.items()))]

    def __call__(self, environ, start_response):
        return [" ".join([type(self).__name__, *self.told]), *self.app(environ, start_response)]


class Timing(Layer): ...
class Auth(Layer): ...
class GZip(Layer): ...
class Schale(Layer): ...
class Größe(Layer): ...
class 皮(Layer): ...


class Realm(Layer):
    def __init__(self, realm, app):
        super().__init__(app, realm)


def limit(most):
    return lambda app: Layer(app, most)


class Framework:
    def __init__(self, name):
        self.name = name

    def wsgi_app(self, environ, start_response):
        return ["page"]

    def __call__(self, environ, start_response):
        return ["Framework", *self.wsgi_app(environ, start_response)]


def page(environ, start_response):
    return ["page"]


EXTRA = (1, 2)
`;

export interface Program {
  name: string;
  source: string;
}

const CLASSES = ['Timing', 'Auth', 'GZip', 'Schale', 'Größe', '皮'];
const TEXTS = ['"x"', "'größer'", '"🧅 皮"', 'b"raw"', '"a, (b) # c"', '"""two\n    lines"""'];

/** What a layer is given behind the application. */
function given(dice: Dice): string {
  return dice.oneOf([
    '',
    '',
    '',
    ', x_for=1',
    `, ${dice.oneOf(TEXTS)}`,
    `, label=${dice.oneOf(TEXTS)}`,
    ', *EXTRA',
    ', **{"deep": [1, (2, 3)]}',
    ' , 1 , 2',
    ', (lambda app: app)(3)',
  ]);
}

/** A call of a layer around `hole`; more than one line of it when `indent` is given. */
function call(dice: Dice, hole: string, indent: string | null, step: string): string {
  const name = dice.oneOf(CLASSES);
  if (dice.chance(8)) return `Realm(${dice.oneOf(TEXTS)}, ${hole})`;
  if (dice.chance(8)) return `limit(${dice.upTo(9)})(${hole})`;
  if (dice.chance(8)) return `${name}(x=2, app=${hole})`;
  if (dice.chance(5)) return `${name} ( ${hole} )`;
  if (indent === null) return `${name}(${hole}${given(dice)})`;
  const comment = dice.oneOf(['', '', '  # who may come in', '  # 🧅 außen', '\t# tab']);
  const rest = given(dice).replace(/^ ?, /, '');
  const inner = indent + step;
  return rest === ''
    ? `${name}(${comment}\n${inner}${hole}${dice.oneOf(['', ','])}\n${indent})`
    : `${name}(${comment}\n${inner}${hole},\n${inner}${rest},${dice.oneOf(['', '  # last'])}\n${indent})`;
}

function nested(dice: Dice, count: number, core: string, lines: boolean, step: string): string {
  const shape = Array.from({ length: count }, () => lines && dice.chance(70));
  const make = (at: number, indent: string): string => {
    if (at === count) return core;
    const open = shape[at] ? indent : null;
    const hole = make(at + 1, shape[at] ? indent + step : indent);
    return call(dice, hole, open, step);
  };
  return make(0, '');
}

/** Layers that stand alone, for decorators and lists. */
const alone = (dice: Dice): string =>
  dice.oneOf([...CLASSES, `limit(${dice.upTo(9)})`, `partial(${dice.oneOf(CLASSES)}, label=${dice.oneOf(TEXTS.slice(0, 4))})`]);

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const note = (dice: Dice): string => dice.oneOf(['', '', '  # why', ' # größer 🧅']);

type Maker = (dice: Dice, count: number, step: string) => string;
export const PATTERNS: Readonly<Record<string, Maker>> = {
  nested: (dice, count) => `application = ${nested(dice, count, 'page', false, '    ')}${note(dice)}\n`,
  'nested over lines': (dice, count, step) => `application = ${nested(dice, count, 'page', true, step)}\n`,
  'nested around nothing known': (dice, count) => `application = ${nested(dice, count, 'Framework("name")', false, '    ')}\n`,
  chain: (dice, count) =>
    `app = page\n${times(count, () => `app = ${call(dice, 'app', null, '')}${note(dice)}\n`).join('')}application = app\n`,
  'chain under other names': (dice, count) => {
    const names = ['page', ...times(count - 1, () => 'x').map((_, at) => `with_${at}`), 'application'];
    return names
      .slice(1)
      .map((name, at) => `${name} = ${call(dice, names[at] ?? '', null, '')}\n`)
      .join('\n');
  },
  'chain of nests': (dice, count, step) => {
    const first = 1 + dice.upTo(count - 1);
    return `application = ${nested(dice, first, 'page', true, step)}\napplication = ${nested(dice, count - first, 'application', true, step)}\n`;
  },
  decorators: (dice, count) =>
    `${times(count, () => `@${alone(dice)}${note(dice)}\n`).join('')}def application(environ, start_response):\n    return ["page"]\n`,
  'wsgi_app, line by line': (dice, count) =>
    `app = Framework(__name__)\n${times(count, () => `app.wsgi_app = ${call(dice, 'app.wsgi_app', null, '')}${note(dice)}\n`).join('')}application = app\n`,
  'wsgi_app, nested': (dice, count) =>
    `application = Framework(__name__)\napplication.wsgi_app = ${nested(dice, count, 'application.wsgi_app', false, '')}\n`,
  'a list in a loop': (dice, count, step) =>
    `application = page\nfor middleware in [${times(count, () => alone(dice)).join(', ')}]:\n${step}application = middleware(application)\n`,
  'a list over lines, reversed': (dice, count, step) =>
    `LAYERS = [\n${times(count, () => `${step}${alone(dice)},${note(dice)}\n`).join('')}]\napplication = page\nfor one in reversed(LAYERS):\n${step}application = one(application)\n`,
  'a tuple, the wrong way round': (dice, count, step) =>
    `LAYERS = (${times(count, () => alone(dice)).join(', ')})\n\napp = page\nfor one in LAYERS[::-1]:\n${step}app = one(app)\napplication = app\n`,
  'a list with arguments': (dice, count, step) =>
    `LAYERS = [\n${times(count, () => `${step}(${dice.oneOf(CLASSES)}, {"label": ${dice.oneOf(TEXTS.slice(0, 4))}}),${note(dice)}\n`).join('')}]\napplication = page\nfor layer, named in LAYERS:\n${step}application = layer(application, **named)\n`,
  reduce: (dice, count) =>
    `application = reduce(lambda app, layer: layer(app), [${times(count, () => alone(dice)).join(', ')}], page)\n`,
  'a factory': (dice, count, step) =>
    `def make():\n${step}app = Framework(__name__)\n${times(count, () => `${step}app = ${call(dice, 'app', null, '')}${note(dice)}\n`).join('')}${step}return app\n\n\napplication = make()\n`,
};

const STEPS = ['    ', '  ', '\t'];
const ENDS = ['\n', '\n', '\r\n'];

/** `each` programs of every pattern; the same ones for the same seed. */
export function madePrograms(each: number, seed: number): (Program & { pattern: string })[] {
  const dice = new Dice(seed);
  return Object.entries(PATTERNS).flatMap(([pattern, make]) =>
    Array.from({ length: each }, (_, nth) => {
      const text = `${dice.chance(10) ? '\ufeff' : ''}${PRELUDE}\n\n${make(dice, 2 + dice.upTo(4), dice.oneOf(STEPS))}\n# the end 🧅\n`;
      const end = dice.oneOf(ENDS);
      return { name: `${pattern} ${nth}`, pattern, source: text.replaceAll('\n', end) };
    }),
  );
}

const COLLECTED: Readonly<Record<string, string>> = {
  'as in the documentation of werkzeug': 'application = Timing(Auth(page, x_for=1, x_proto=1), "/tmp")\n',
  'as in the documentation of flask':
    'app = Framework(__name__)\napp.wsgi_app = Timing(\n    app.wsgi_app, x_for=1, x_proto=1, x_host=1, x_prefix=1\n)\napp.wsgi_app = Auth(app.wsgi_app)\napplication = app\n',
  'arguments under the bracket':
    'application = Timing(Auth(GZip(page),\n                          realm="x"),\n                     header="y")\n',
  'a comment at every corner':
    'application = Timing(  # first\n    # second\n    Auth(  # third\n        page,  # fourth\n        # fifth\n        x=1,  # sixth\n    ),  # seventh\n    # eighth\n)  # ninth\n',
  'brackets around the whole': 'application = (\n    Timing(\n        Auth(page)\n    )\n)\n',
  'brackets around the hole': 'application = Timing((Auth(((GZip((page)))))))\n',
  'with a type': 'application: Layer = Timing(Auth(page))\n',
  'two names at once': 'app = application = Timing(Auth(page))\n',
  'several statements in a line': 'app = Auth(page); app = Timing(app)\napplication = app\n',
  'over a backslash': 'application = \\\n    Timing(Auth(page))\n',
  'the same layer twice': 'application = Timing(Auth(Timing(page)))\n',
  'the same layer with other arguments': 'application = Timing(Auth(Timing(page, 1), 2), 3)\n',
  'long names': `application = Timing(Auth(GZip(Schale(Größe(皮(page, "${'x'.repeat(300)}"))))))\n`,
  'a main program below':
    'application = Timing(Auth(page))\n\nif __name__ == "__main__":\n    application = Timing(application)\n    print(application)\n',
  'functions in between': 'app = Auth(page)\n\n\ndef helper():\n    return app\n\n\napplication = Timing(app)\n',
  'form feeds': '\f\napplication = Timing(Auth(page))\n\f\n',
  'wide signs before the layers': '"🧅🧅🧅"; application = Timing(Auth(page, "🧅"), "皮")\n',
  'a function of two layers':
    'def around(app):\n    app = Auth(app)\n    app = GZip(Timing(app))\n    return app\n\n\napplication = around(page)\n',
  'layers around a function of one layer': 'def timed(app):\n    return Timing(app, "t")\n\n\napplication = Auth(timed(page))\n',
  'decorators over lines':
    '@Timing\n@partial(\n    Auth,\n    label="x",  # why\n)\n@limit(3)\ndef application(environ, start_response):\n    return ["page"]\n',
  'a list with the last comma missing':
    'application = page\nfor one in [\n    Timing,\n    Auth,  # the guard\n    GZip\n]:\n    application = one(application)\n',
  'a list in a list()':
    'LAYERS = [Timing, Auth]\napplication = page\nfor one in list(reversed(LAYERS)):\n    application = one(application)\n',
  'a wrapped framework with its own layers':
    'app = Framework("x")\napp.wsgi_app = Auth(app.wsgi_app)\napp.wsgi_app = GZip(app.wsgi_app)\napplication = Timing(app)\n',
  'an alias': 'T = Timing\napplication = T(Auth(page))\n',
};

export const collectedPrograms: readonly Program[] = Object.entries(COLLECTED).map(([name, text]) => ({
  name,
  source: `${PRELUDE}\n\n${text}`,
}));
