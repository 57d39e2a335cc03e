// Writes the files of a new lesson: a small one that is whole, so that it plays at once and each part can be put in its author's words.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A sentence for who called it wrongly. */
export class Refusal extends Error {}

/**
 * @param {string} root the folder of lessons
 * @param {string} part "4", or "04-middleware"; a new one with its whole name
 * @param {string} slug "order-matters"
 * @param {string} title
 * @returns {string} the lesson's folder, from `root`
 */
export function newLesson(root, part, slug, title) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new Refusal(`“${slug}” can’t be a lesson’s name in addresses: small letters, digits and hyphens, as in order-matters.`);
  if (slug.startsWith('example-')) throw new Refusal(`Names like “${slug}” belong to examples.`);
  if (title.trim() === '') throw new Refusal('A lesson needs a title.');
  const folder = partFolder(root, part);
  for (const other of partsIn(root)) {
    const twin = lessonsIn(join(root, other)).find((name) => name.slice(3) === slug);
    if (twin !== undefined) throw new Refusal(`There is a lesson ${other}/${twin} already; saved work hangs on the name.`);
  }
  const last = lessonsIn(join(root, folder)).at(-1)?.slice(0, 2) ?? '00';
  const lesson = `${folder}/${String(Number(last) + 1).padStart(2, '0')}-${slug}`;
  const files = { ...(existsSync(join(root, folder, 'part.md')) ? {} : { [`${folder}/part.md`]: partText(folder) }) };
  for (const [name, text] of Object.entries(lessonFiles(slug, title))) files[`${lesson}/${name}`] = text;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return lesson;
}

/** @param {string} root @param {string} part */
function partFolder(root, part) {
  const known = partsIn(root);
  const found = known.find((name) => name === part || Number(name.slice(0, 2)) === Number(part));
  if (found !== undefined) return found;
  if (/^\d\d-[a-z0-9-]+$/.test(part)) return part;
  throw new Refusal(`There is no part “${part}”. There are ${known.join(', ')}; a new one is called like 09-at-work.`);
}

/** @param {string} root */
const partsIn = (root) =>
  existsSync(root)
    ? readdirSync(root)
        .filter((name) => /^\d\d-/.test(name))
        .sort()
    : [];
/** @param {string} folder */
const lessonsIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d\d-/.test(name))
        .sort()
    : [];

/** @param {string} folder */
function partText(folder) {
  const words = folder.slice(3).replaceAll('-', ' ');
  return `---\ntitle: ${words[0]?.toUpperCase()}${words.slice(1)}\n---\n`;
}

/** @param {string} slug @param {string} title @returns {Record<string, string>} */
function lessonFiles(slug, title) {
  const group = slug.replace(/(^|-)([a-z0-9])/g, (_all, _hyphen, letter) => letter.toUpperCase());
  const app = (/** @type {string} */ greets, type = '[("Content-Type", "text/plain")]') =>
    `def application(environ, start_response):\n    start_response("200 OK", ${type})\n    return [${greets}]\n`;
  const byName = 'b"Hello, " + environ["PATH_INFO"].removeprefix("/").encode("latin-1") + b".\\n"';
  return {
    'lesson.md': `---
title: ${JSON.stringify(title)}
goal: You will be able to greet somebody by the path of their request.
request: GET /ada
spec:
  - PEP 3333, The Application/Framework Side
---

Two or three short sentences: what is here. \`application\` answers everybody alike.

:::predict{kind=choice}
What will \`GET /ada\` be answered?

- \`Hello.\` :if{answered="Hello."}
- \`Hello, ada.\` :if{answered="Hello, ada."}
- an error, with status 500 :if{status=500}

The rule, in one sentence.
:::

Press **Send**, then step through it.

:::moment{event=return layer=application}
What is odd here. The client reads :answered[Hello.], whatever it asked for.
:::

### Your turn

What is to be done: \`application\` says \`Hello, ada.\` to \`GET /ada\`, and greets everybody else by their path as well.

:::hint
Where does \`application\` get to know what was asked for?
:::
:::hint
\`environ["PATH_INFO"]\` is \`/ada\`. The slash is no part of the name.
:::
`,
    'start/app.py': app('b"Hello.\\n"'),
    'solution/app.py': app(byName),
    'mistakes/keeps-the-slash/app.py': app('b"Hello, " + environ["PATH_INFO"].encode("latin-1") + b".\\n"'),
    'mistakes/keeps-the-slash/mistake.md':
      '---\ncheck: test_greets_by_name\nsays: The slash is no part of the name\n---\n\nPATH_INFO begins with a slash, and that is easily overlooked.\n',
    'mistakes/no-content-type/app.py': app(byName, '[]'),
    'mistakes/no-content-type/mistake.md':
      '---\ncheck: test_says_what_it_is\nsays: Say what the body is\n---\n\nThe page looks right in most browsers without it.\n',
    'check.py': `"""Checks of ${JSON.stringify(title)}."""

from onionskin.checks import Lesson


class ${group}(Lesson):
    def test_greets_by_name(self):
        """Everybody is greeted by their path."""
        hint = "The slash is no part of the name."
        self.assertBody(self.send("GET /ada"), b"Hello, ada.", strip=True, hint=hint)
        self.assertBody(self.send("GET /grace"), b"Hello, grace.", strip=True, hint=hint)

    def test_says_what_it_is(self):
        """The answer says that it is plain text."""
        self.assertHeader(self.send("GET /ada"), "Content-Type", "text/plain", hint="Say what the body is.")
`,
  };
}
