// A rendered answer is a picture of it: it fetches nothing, leads nowhere, and runs nothing. The same HTML in a frame without walls is heard of.
import { listen } from './listener.ts';
import { expect, type Playground, test } from './playground.ts';
import { StaticSite } from './static-site.ts';
import { ALONE, CLICKED, hostileHtml, spotOf } from './ways-of-html.ts';

const program = (html: string) => `HTML = ${JSON.stringify(html)}.encode()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [HTML]
`;

/** Clicks, by mouse, on everything in a frame that waits for a click; each must be refused, which the browser says. */
async function clickAll(playground: Playground, frame: string) {
  const { page, complaints } = playground;
  const box = await page.locator(frame).boundingBox();
  if (box === null) throw new Error('There is no frame.');
  for (const [nth, name] of [...Object.keys(CLICKED), 'form'].entries()) {
    const { left, top } = spotOf(nth);
    complaints.length = 0;
    await expect(async () => {
      await page.mouse.click(box.x + left + 12, box.y + top + 9);
      expect(
        complaints.filter((complaint) => /^Blocked (opening|form submission)/.test(complaint)),
        name,
      ).not.toEqual([]);
    }).toPass({ timeout: 10_000 });
  }
}

test('what is rendered reaches nobody and leads nowhere; without walls the same HTML does', async ({
  playground,
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const listener = await listen();
  const placesOf = async (who: string) => ({
    at: (name: string) => `${listener.address}${who}/${name}`,
    bare: await listener.bare(`${who}/preconnect`),
    udp: await listener.datagrams(`${who}/stun`),
  });
  const walled = hostileHtml(await placesOf('walled'));
  const bare = hostileHtml(await placesOf('bare'));
  const site = await new StaticSite().open();
  site.instead.set('bare.html', '<!doctype html><title>bare</title><link rel="icon" href="data:,"><body></body>');
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  page.on('download', (download) => opened.push(download.url()));

  await page.goto(site.url);
  await expect(playground.send).toBeVisible();
  await playground.type(program(walled));
  await playground.send.click();
  await playground.response('The server closed the connection');
  const address = page.url();
  await page.getByRole('tab', { name: 'Rendered' }).click();
  const frame = 'iframe[title="The response, rendered"]';
  await expect(page.locator(frame)).toHaveAttribute('sandbox', '');
  await expect.poll(() => page.frames().map((one) => one.url())).toContain('about:srcdoc');
  await clickAll(playground, frame);
  // A click that asks for a new tab gets one, with nothing in it.
  await page.locator(frame).click({ button: 'middle', position: { x: 12, y: 9 } });
  expect(page.url()).toBe(address);
  expect(page.frames().map((one) => one.url())).toContain('about:srcdoc');
  const asked = site.asked.length;

  // The same in a frame without a sandbox, on a page without a policy.
  const other = await context.newPage();
  await other.goto(`${site.url}bare.html`);
  await other.evaluate((html) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width: 600px; height: 600px';
    frame.srcdoc = html.replace(/<script>top\.location[^<]*<\/script>|<meta http-equiv="refresh"[^>]*>/g, '');
    document.body.append(frame);
  }, bare);
  await expect.poll(() => Object.keys(ALONE).filter((way) => !listener.heard.has(`bare/${way}`))).toEqual([]);

  // Whoever would have been slower than the other would have been heard by now.
  expect([...listener.heard].filter((path) => path.startsWith('walled/'))).toEqual([]);
  expect(site.asked.slice(asked).filter((path) => !path.startsWith('bare'))).toEqual([]);
  // The empty tab may have been told of late.
  expect(opened.filter((url) => url !== 'about:blank' && url !== '')).toEqual([]);
  playground.complaints.length = 0;
  await Promise.all([listener.close(), site.close()]);
});
