// Near misses of a framework of one's own, written from the text of the task before their author had seen its check.
import type { Ways } from '../right-ways/ways.ts';

const python = String.raw;

/** A frame with what is to be tried in how it finds a page, answers, and is called. */
const frame = ({ find = FIND, answer = ANSWER, call = CALL } = {}) => python`class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []
        self.stack = None

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.pages[path] = (methods, function)
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def find(self, path):
        for pattern, page in self.pages.items():
            arguments = self.match(pattern, path)
            if arguments is not None:
                return page, arguments
        return None, None

    def match(self, pattern, path):
${find}

    def answer(self, environ, start_response):
${answer}

    def __call__(self, environ, start_response):
${call}


application = Frame()
pages.fill(application, Response)
`;

const FIND = python`        wanted, given = pattern.split("/"), path.split("/")
        if len(wanted) != len(given):
            return None
        arguments = {}
        for one, other in zip(wanted, given):
            if one.startswith("<"):
                arguments[one[1:-1]] = other
            elif one != other:
                return None
        return arguments`;

const ANSWER = python`        request = Request(environ)
        page, arguments = self.find(request.path)
        if page is None:
            answer = Response("Not found.\n", "404 Not Found")
        elif request.method not in page[0]:
            answer = Response("Method not allowed.\n", "405 Method Not Allowed")
        else:
            answer = page[1](request, **arguments)
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)`;

const CALL = python`        if self.stack is None:
            self.stack = self.answer
            for layer in reversed(self.layers):
                self.stack = layer(self.stack)
        return self.stack(environ, start_response)`;

export const frames: Ways = {
  'a-micro-framework': {
    from: 'class Frame:',
    ways: [
      [
        'the last piece takes all that is left',
        frame({
          find: python`        import re

        found = re.fullmatch(re.sub(r"<(\w+)>", r"(?P<\1>.+)", pattern), path)
        return found.groupdict() if found else None`,
        }),
      ],
      [
        'the layers stand around what is there only',
        frame({
          call: python`        request = Request(environ)
        if self.find(request.path)[0] is None:
            return Response("Not found.\n", "404 Not Found")(environ, start_response)
${CALL}`,
        }),
      ],
      [
        'layers of its own for each page',
        frame({
          call: python`        if self.stack is None:
            self.stack = {}
        key = environ["PATH_INFO"]
        if key not in self.stack:
            app = self.answer
            for layer in reversed(self.layers):
                app = layer(app)
            self.stack[key] = app
        return self.stack[key](environ, start_response)`,
        }),
      ],
      [
        'the path as the server had it',
        frame({ answer: ANSWER.replace('self.find(request.path)', 'self.find(environ["PATH_INFO"])') }),
      ],
      [
        'a layer that is made anew after each error',
        frame({
          answer: ANSWER.replace(
            'answer = Response("Not found.\\n", "404 Not Found")',
            'self.stack = None\n            answer = Response("Not found.\\n", "404 Not Found")',
          ),
        }),
      ],
    ],
  },
};
