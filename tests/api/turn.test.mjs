// Credentials for the operator's own TURN server: with each ticket, by the scheme that TURN servers
// know, and naming nobody.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SchedulerProgram, runBadly } from '../support/scheduler_program.mjs';
import { PageKey, nowS } from '../support/tokens.mjs';
import { Visitor } from '../support/visitor.mjs';

const secret = 'north-of-the-river';
const urls = ['turns:turn.example.org:443?transport=tcp', 'turn:192.0.2.20:3478'];
let folder;
let program;
let coach;
let session;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-turn-'));
  writeFileSync(join(folder, 'secret'), `${secret}\n`, { mode: 0o600 });
  program = await SchedulerProgram.start({
    turn_urls: urls.join(' '), turn_secret_file: join(folder, 'secret'), turn_lifetime_s: 900,
  });
  const links = program.links();
  const person = new Visitor(program);
  coach = new Visitor(program);
  await coach.comeBy(links.coach);
  session = (await person.comeBy(links.seat)).split('/')[2];
});
after(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** How the program ends that is started with these settings. */
function refused(settings) {
  program.configure(settings);
  return runBadly(['--config', program.config]);
}

async function ticket() {
  const { cnf } = await PageKey.create();
  const { status, json } = await coach.api('POST', `/sessions/${session}/ticket`, { cnf });
  assert.equal(status, 200);
  return json;
}

test('a ticket brings a credential which the TURN server would make the same of', async () => {
  const earliest = nowS() + 900;
  const { turn } = await ticket();
  assert.deepEqual(turn.urls, urls);
  assert.equal(turn.lifetime_s, 900);
  const [exp, opaque] = turn.username.split(':');
  assert.ok(Number(exp) >= earliest && Number(exp) <= nowS() + 900);
  assert.match(opaque, /^[\w-]{22}$/);
  assert.equal(turn.credential, createHmac('sha1', secret).update(turn.username).digest('base64'));
});

test('the name of a credential is drawn for it alone: not the call, the seat, the session, nor the last one', async () => {
  const [one, two] = [await ticket(), await ticket()];
  const [a, b] = [one, two].map(({ turn }) => turn.username.split(':')[1]);
  assert.notEqual(a, b);
  for (const known of [one.call, one.seat, session]) assert.ok(![a, b].includes(known));
});

test('D3 neither secret nor credential is ever logged', async () => {
  const { turn } = await ticket();
  for (const word of [secret, turn.credential, turn.username, turn.username.split(':')[1]]) {
    assert.ok(!program.log.includes(word));
  }
});

test('without a TURN server a ticket says so, and where the settings are wrong nothing starts', async () => {
  const { said, status } = refused({ turn_urls: urls[0] });
  assert.equal(status, 2);
  assert.match(said, /turn_secret_file/);
  for (const turn_urls of ['https://turn.example.org', 'turn:a turn:b turn:c turn:d turn:e', 'turns:host/path']) {
    const wrong = refused({ turn_urls, turn_secret_file: join(folder, 'secret') });
    assert.equal(wrong.status, 2, turn_urls);
    assert.match(wrong.said, /turn_urls/);
  }
  writeFileSync(join(folder, 'open'), `${secret}\n`, { mode: 0o644 });
  const open = refused({ turn_urls: urls[0], turn_secret_file: join(folder, 'open') });
  assert.equal(open.status, 2);
  assert.match(open.said, /open/);
  await program.kill();
  program.configure({});
  await program.run();
  assert.equal((await ticket()).turn, null);
});
