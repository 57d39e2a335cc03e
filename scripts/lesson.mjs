// `npm run lesson -- new <part> <slug> "<title>"`: a new lesson, ready to be played and rewritten.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newLesson, Refusal } from './new-lesson.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [word, part = '', slug = '', title = ''] = process.argv.slice(2);

if (word !== 'new' || part === '' || slug === '') {
  console.error('npm run lesson -- new <part> <slug> "<title>"\nas in: npm run lesson -- new 4 order-matters "Order matters"');
  process.exit(2);
}
try {
  const lesson = newLesson(join(root, 'lessons'), part, slug, title);
  console.log(
    `lessons/${lesson} is there, and whole: see it with npm run dev, at #${slug}; play it with npm run lessons -- ${slug}.`,
  );
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
