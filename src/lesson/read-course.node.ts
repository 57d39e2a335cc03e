// Reads the folder lessons/ from disk. For the build and for tests; the page gets the result as `virtual:course`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assembleCourse } from './assemble-course.ts';
import { assembleExamples } from './assemble-examples.ts';
import { readGlossary, type Term } from './glossary.ts';
import type { AuthoredExample, AuthoredLesson, Files } from './lesson.ts';
import { slugsOf } from './slugs.ts';

export function readCourse(root: string): AuthoredLesson[] {
  return assembleCourse(readFolder(root, ''));
}

export function readExamples(root: string): AuthoredExample[] {
  return assembleExamples(readFolder(root, ''));
}

/** The words of the course. */
export function readTerms(root: string): Term[] {
  const folders = slugsOf(readFolder(root, ''));
  const file = join(root, 'glossary.md');
  return existsSync(file) ? readGlossary(readFileSync(file, 'utf8'), (folder) => folders.get(folder) ?? null) : [];
}

function readFolder(root: string, path: string): Files {
  const files: Record<string, string> = {};
  for (const name of readdirSync(join(root, path))) {
    const inside = path === '' ? name : `${path}/${name}`;
    if (statSync(join(root, inside)).isDirectory()) {
      if (name !== '__pycache__') {
        Object.assign(files, readFolder(root, inside));
      }
    } else if (/\.(md|py|txt|html|css|json)$/.test(name) && inside.includes('/')) {
      files[inside] = readFileSync(join(root, inside), 'utf8');
    }
  }
  return files;
}
