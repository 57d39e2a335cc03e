// What every end-to-end test does first: open the page, press Send, wait for what the user would see.
import { test as base, expect, type Page } from '@playwright/test';

/** Frames: more than there are panels that take turns. */
const TURNS = 12;

export class Playground {
  readonly page: Page;
  /** Everything the browser complained about. A test passes only when this stays empty. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  get send() {
    return this.page.getByRole('button', { name: /^Send/ });
  }
  get stage() {
    return this.page.getByRole('region', { name: 'Stage', exact: true });
  }
  get layers() {
    return this.stage.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  }
  get narration() {
    return this.page.getByRole('status', { name: 'Narration' });
  }
  get timeline() {
    return this.page.getByRole('slider', { name: 'Timeline' });
  }
  /** What went wrong with Send, in a sentence. */
  get notice() {
    return this.page.getByRole('alert', { name: 'Answer' }).locator('.answer');
  }
  get checks() {
    return this.page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  }
  tab(name: string) {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** Until everything that shows the moment has been drawn: what stands beside the stage takes turns, a frame each (views/shared/follower.ts). */
  async drawn() {
    await this.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, TURNS);
  }

  async open(lesson = '') {
    await this.page.goto(lesson ? `/#${lesson}` : '/');
    await expect(this.send).toBeVisible();
    // Whoever measures letters measures those that stay.
    await this.page.evaluate(() => document.fonts.ready.then(() => {}));
  }

  /** The lesson's recorded run, which is held back until one has said what one expects, on stage. */
  async uncover() {
    await this.page.getByRole('button', { name: 'Show the recorded run' }).click();
    await expect(this.page.getByText('Recorded run', { exact: true })).toBeVisible();
  }

  /** Sends as a user does, and waits until the answer to it is on stage: what stood there before may look much the same. */
  async sends() {
    const before = await this.#answers();
    await this.send.click();
    await this.answered(before + 1);
  }

  /** Sends so many, one right after the other, and waits until all of them are answered. */
  async sendsAtOnce(count: number) {
    const before = await this.#answers();
    await this.send.focus();
    for (let nth = 0; nth < count; nth += 1) await this.page.keyboard.press('ControlOrMeta+Enter');
    await this.answered(before + count);
  }

  /** Waits until so many requests have been answered since the page was opened. */
  async answered(count: number) {
    await expect.poll(() => this.#answers()).toBeGreaterThanOrEqual(count);
  }

  #answers(): Promise<number> {
    return this.page.evaluate(() => performance.getEntriesByName('onionskin:answered').length);
  }

  /** Goes to the last moment. */
  async toEnd() {
    await this.timeline.focus();
    await this.page.keyboard.press('End');
  }

  /** Waits until the whole response on show says `text`. */
  async response(text: string | RegExp) {
    await this.tab('Response').click();
    await expect(async () => {
      await this.toEnd();
      await expect(this.page.getByRole('tabpanel', { name: /^Response/ })).toContainText(text, { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Replaces what is in the editor as a person would: select all, paste over it. */
  async type(source: string) {
    const editor = this.page.getByRole('textbox', { name: /^Code, / });
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await this.page.keyboard.press('ControlOrMeta+V');
  }
}

export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = new Playground(page);
    await use(playground);
    expect(playground.complaints).toEqual([]);
  },
});
export { expect };
