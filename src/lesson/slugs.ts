// Which folders are lessons and which are examples, and what each is called in addresses.
import { EXAMPLE, isExample } from './is-example.ts';
import type { Files } from './lesson.ts';
import { LessonProblem } from './problem.ts';

const lessonFolder = /^\d\d-[a-z0-9-]+\/\d\d-([a-z0-9-]+)$/;
const exampleFolder = /^examples\/\d\d-([a-z0-9-]+)$/;

/** By folder, in order. Links are resolved with it, from lessons to examples and back. */
export type Slugs = ReadonlyMap<string, string>;

export function slugsOf(files: Files): Slugs {
  const folders = [...new Set(Object.keys(files).flatMap((path) => path.match(/^([^/]+\/[^/]+)\//)?.[1] ?? []))].sort();
  const slugs = new Map<string, string>();
  for (const folder of folders) {
    const slug = slugOf(folder);
    const twin = [...slugs].find(([, other]) => other === slug);
    if (twin !== undefined) {
      throw new LessonProblem(folder, null, `has the same name as ${twin[0]}; saved work hangs on the name`);
    }
    slugs.set(folder, slug);
  }
  return slugs;
}

function slugOf(folder: string): string {
  const [, example] = exampleFolder.exec(folder) ?? [];
  if (example !== undefined) return EXAMPLE + example;
  if (folder.startsWith('examples/')) {
    throw new LessonProblem(folder, null, 'an example is in a folder like examples/07-gzip');
  }
  const [, slug] = lessonFolder.exec(folder) ?? [];
  if (slug === undefined || isExample(slug)) {
    throw new LessonProblem(folder, null, 'a lesson is in a folder like 04-middleware/05-order-matters');
  }
  return slug;
}

/** Where an address in a text of this folder leads, or null. */
export const resolver =
  (folder: string, slugs: Slugs) =>
  (address: string): string | null =>
    slugs.get(new URL(address, `file:///${folder}/`).pathname.slice(1)) ?? null;
