// Near misses of a layer between two examiners, and of a clock around something lazy, written from the texts of the tasks before their
// author had seen the checks.
import type { Ways } from '../right-ways/ways.ts';

const python = String.raw;

/** The layer, with what is to be tried in how it listens, tells and hands on. */
const visits = ({ tells = TELLS, listens = LISTENS, hands = HANDS } = {}) => python`class Visits:
    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        number = str(self.count)
${tells}

        def counted(status, headers, exc_info=None):
${listens}

${hands}


application = validator(Visits(validator(page)))
`;

const TELLS = python`        environ["VISITS"] = number`;
const LISTENS = python`            return start_response(status, [*headers, ("X-Visits", number)], exc_info)`;
const HANDS = python`        body = self.app(environ, counted)
        try:
            yield from body
        finally:
            body.close()`;

/** A clock that hands on, with what is to be tried in it. */
const clock = (made: string, call: string) => python`class Clock:
    def __init__(self, app):
        self.app = app
${made}

    def __call__(self, environ, start_response):
${call}


application = Clock(report)
`;

export const between: Ways = {
  'both-languages': {
    from: 'class Visits:',
    ways: [
      [
        'closed only when all have been handed on',
        visits({
          hands: python`        body = self.app(environ, counted)
        for piece in body:
            yield piece
        body.close()`,
        }),
      ],
      ['forgets to give write back', visits({ listens: LISTENS.replace('return ', '') })],
      ['forgets the error that is handed with it', visits({ listens: LISTENS.replace(', exc_info)', ')') })],
      [
        'both examiners stand outside',
        visits().replace('validator(Visits(validator(page)))', 'validator(validator(Visits(page)))'),
      ],
      [
        'the header is there at the first visit only',
        visits({
          listens: python`            more = [("X-Visits", number)] if number == "1" else []
            return start_response(status, [*headers, *more], exc_info)`,
        }),
      ],
      [
        'the headers of the page are gone',
        visits({
          listens: python`            return start_response(status, [("Content-Type", "text/plain"), ("X-Visits", number)], exc_info)`,
        }),
      ],
    ],
  },
  'generators-are-lazy': {
    from: 'class Clock:',
    ways: [
      [
        'the clock runs from the import on',
        clock(
          '        self.began = time.time()',
          python`        yield from self.app(environ, start_response)
        environ["wsgi.errors"].write(f"took {time.time() - self.began:.1f} s\n")`,
        ),
      ],
      [
        'half a second, whatever it was',
        clock(
          '',
          python`        yield from self.app(environ, start_response)
        environ["wsgi.errors"].write("took 0.5 s\n")`,
        ),
      ],
      [
        'the first of all visits only',
        clock(
          '        self.told = False',
          python`        began = time.time()
        yield from self.app(environ, start_response)
        if not self.told:
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")
            self.told = True`,
        ),
      ],
    ],
  },
};
