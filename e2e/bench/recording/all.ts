// Every part of it, in one process.
import { growth } from './growth.ts';
import { page } from './page.ts';
import { requests } from './requests.ts';
import { Tab } from './tab.ts';
import { yardstick } from './yardstick.ts';

export async function all(): Promise<void> {
  const tab = await Tab.open();
  await requests(tab);
  await yardstick(tab);
  await page(await growth(tab));
}
