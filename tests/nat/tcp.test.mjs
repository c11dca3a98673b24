// A network that lets no UDP through: the call is carried by TCP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium, missingBrowser } from '../browser/browsers.mjs';
import {
  bothInCall, coachComes, coachLetsIn, personComes, recogniseEachOther,
} from '../browser/visit.mjs';
import { Stack } from '../support/stack.mjs';
import { Lab, missingLab } from './lab.mjs';

const skip = missingBrowser('/usr/bin/chromium') ?? missingLab() ?? false;

test('with UDP dropped, TCP carries the call and both see and hear each other', { skip }, async () => {
  const lab = new Lab();
  const visitors = [];
  let stack;
  try {
    const dropped = lab.dropUdp();
    stack = await Stack.start({
      prefix: lab.inServer(),
      address: lab.address,
      publicUrl: (port) => `http://${lab.address}:${port}`,
      relayUrl: (port) => `ws://${lab.address}:${port}/relay/test/`,
      scheduler: { listen_address: '0.0.0.0' }, // links are asked for over loopback
    });
    const flags = [`--unsafely-treat-insecure-origin-as-secure=${stack.url}`];
    for (const hertz of [1000, 1700]) {
      visitors.push(await Chromium.start({ hertz, flags, prefix: lab.inClient() }));
    }
    const [person, coach] = visitors;
    const links = stack.links();
    await personComes(person, links.seat);
    await coachComes(coach, links.coach);
    await coachLetsIn(coach);
    await bothInCall(person, coach);
    await recogniseEachOther(person, coach);
    assert.ok(dropped() > 0, 'no UDP was tried: the drop proves nothing');
  } catch (error) {
    error.message += `\n${stack?.log().split('\n').slice(-40).join('\n')}`;
    throw error;
  } finally {
    for (const visitor of visitors) await visitor.close();
    await stack?.stop();
    lab.close();
  }
});
