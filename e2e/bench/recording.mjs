// What recording costs: one run in one process, under Node, of the runner and the page's own code as they are (recording/*.ts).
import { bundled } from './bundled.mjs';

export async function recording() {
  const { all } = await bundled('recording/all.ts');
  await all();
}
