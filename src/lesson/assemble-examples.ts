// The examples of the gallery, read like lessons: a text, files to begin with, requests to send. They have no task, so no checks.
import { splitFrontMatter } from './front-matter.ts';
import { isExample } from './is-example.ts';
import { type AuthoredExample, exampleHead, type Files } from './lesson.ts';
import { checkSpec, need, readStart } from './lesson-folder.ts';
import { readText } from './read-text.ts';
import { resolver, type Slugs, slugsOf } from './slugs.ts';

/** `files`: every file under lessons/, by its path there. */
export function assembleExamples(files: Files): AuthoredExample[] {
  const slugs = slugsOf(files);
  return [...slugs].filter(([, slug]) => isExample(slug)).map(([folder, slug]) => readExample(folder, slug, files, slugs));
}

function readExample(folder: string, slug: string, all: Files, slugs: Slugs): AuthoredExample {
  const file = `${folder}/lesson.md`;
  const { front: head, body, above } = splitFrontMatter(file, need(all, file), exampleHead);
  const { group, breaks, ...front } = head;
  checkSpec(file, front);
  const { blocks, hints, claims } = readText(file, body, above, front.request, resolver(folder, slugs));
  const start = readStart(folder, all, front);
  return {
    folder,
    slug,
    number: '',
    part: { number: 0, title: group },
    front,
    prose: blocks,
    hints,
    start,
    solution: start,
    check: '',
    checks: [],
    mistakes: [],
    claims,
    breaks,
  };
}
