// A coordinator prints a card; its square is read off the paper's picture and opened on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readDots } from '../support/square.mjs';
import { Stack } from '../support/stack.mjs';
import { Chromium, missingBrowser } from './browsers.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? false;
let stack;
let person;
let coordinator;

before(async () => {
  if (skip) return;
  stack = await Stack.start();
  person = await Chromium.start({ hertz: 1000 });
  coordinator = await Chromium.start({ hertz: 700, context: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } });
  await coordinator.open(stack.links().coordinator);
  await coordinator.follow('form[action^="/link/"] button');
});

after(async () => {
  for (const visitor of [person, coordinator]) await visitor?.close();
  await stack?.stop();
});

/** From the coordinator's desk to the card of the first person. */
async function makeCard() {
  const { page } = coordinator;
  await coordinator.open(`${stack.url}/coordinator`);
  await coordinator.press('.person button');
  await page.locator('.person-panel').getByRole('button', { name: 'Reaching them', exact: true }).click();
  await coordinator.follow('.person-panel a[href^="/card/"]');
  await coordinator.follow('button[name="language"][value="en"]');
}

/** The dots of a picture, by a browser's own reader. */
async function dotsOf(png) {
  const page = await coordinator.context.newPage(); // about:blank, which has no policy
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const dots = canvas.getContext('2d').getImageData(0, 0, picture.width, picture.height);
    return { data: Array.from(dots.data), width: dots.width, height: dots.height };
  }, png.toString('base64'));
  await page.close();
  return { data: Uint8ClampedArray.from(data), width, height };
}

const isGrey = (data) => data.every((value, i) => i % 4 === 3 || value === data[i - (i % 4)]);

test('a card is one small page in black and white, and its square leads a phone to the sign-in', { skip }, async () => {
  await makeCard();
  const code = await coordinator.text('.printed .code');
  const paper = (await coordinator.page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(paper.match(/\/Type \/Page\b/g).length, 1);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper);
  assert.deepEqual([width, height].map((points) => Math.round((points / 72) * 25.4)), [105, 74], 'millimetres');

  await coordinator.page.emulateMedia({ media: 'print' });
  await coordinator.page.setViewportSize({ width: 397, height: 280 }); // the same, in CSS pixels
  const picture = await dotsOf(await coordinator.page.screenshot());
  await coordinator.page.emulateMedia({ media: null });
  assert.ok(isGrey(picture.data));
  const url = readDots(picture.data, picture.width, picture.height);
  assert.equal(url, `${stack.url}/#${code}`);

  await person.open(url);
  await person.page.waitForFunction((wanted) => document.querySelector('#code').value === wanted, code);
  assert.equal(person.page.url(), `${stack.url}/`, 'no trace in the address');
  await person.follow('form[action="/code"] button');
  assert.equal(person.path(), '/home');
});

test('what is printed is the card alone', { skip }, async () => {
  await coordinator.page.setViewportSize({ width: 1280, height: 800 });
  await makeCard();
  assert.match(await coordinator.text(), /988/);
  await coordinator.page.emulateMedia({ media: 'print' });
  const printed = await coordinator.text();
  await coordinator.page.emulateMedia({ media: null });
  assert.doesNotMatch(printed, /988|Sign out|Please print|Porchlight/);
  assert.match(printed, /Open this address/);
});
