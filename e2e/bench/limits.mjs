// How soon after the limit a program that does all it can is answered for (limits/answers.ts): real processes under Node.
import { bundled } from './bundled.mjs';

export async function limits() {
  const { answers } = await bundled('limits/answers.ts');
  await answers();
}
