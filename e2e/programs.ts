// Programs that go wrong, each in one way.
const answer = `    start_response("200 OK", [("Content-Type", "text/plain")])\n`;

export const programs = {
  hello: `def application(environ, start_response):\n${answer}    return [b"hello"]\n`,
  syntaxError: `def application(environ, start_response):\n    return [b"hello"\n`,
  importError: `import nothing_like_this\n\n\ndef application(environ, start_response):\n${answer}    return [b"hello"]\n`,
  noApplication: `def app(environ, start_response):\n${answer}    return [b"hello"]\n`,
  notCallable: `application = "hello"\n`,
  wrongParameters: `def application(environ):\n    return [b"hello"]\n`,
  raisesBefore: `def application(environ, start_response):\n    basket = {}\n    return [basket["apples"]]\n`,
  raisesAfter: `def application(environ, start_response):\n${answer}    yield b"first"\n    raise ValueError("too late")\n`,
  strBody: `def application(environ, start_response):\n${answer}    return ["hello"]\n`,
  endlessLoop: `def application(environ, start_response):\n${answer}    while True:\n        pass\n`,
  loopInC: `def application(environ, start_response):\n${answer}    total = 0\n    sum(range(10**12))\n    return [b"never"]\n`,
  loopAtImport: `count = 0\nwhile True:\n    count += 1\n`,
  sleeps: `import time\n\n\ndef application(environ, start_response):\n    time.sleep(3)\n${answer}    return [b"awake"]\n`,
  exits: `import sys\n\n\ndef application(environ, start_response):\n    sys.exit(3)\n`,
  prints10MB: `def application(environ, start_response):\n    for number in range(100_000):\n        print("x" * 100)\n${answer}    return [b"printed"]\n`,
  body10MB: `def application(environ, start_response):\n${answer}    return [b"y" * 10_000_000]\n`,
} as const;
