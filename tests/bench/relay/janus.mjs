// Debian's Janus under the same load: its videocall plugin, two users a pair, spoken to by its own
// WebSocket protocol. `settings` of the general section: event_loops, for its best simple tuning.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { answerText, offerText, transportOf } from '../../support/sdp.mjs';

const PLUGINS = '/usr/lib/x86_64-linux-gnu/janus';

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function configWrite(folder, port, settings) {
  const extra = Object.entries(settings).map(([name, value]) => `  ${name} = ${value}\n`).join('');
  writeFileSync(join(folder, 'janus.jcfg'), `general: {
  configs_folder = "${folder}"
  plugins_folder = "${PLUGINS}/plugins"
  transports_folder = "${PLUGINS}/transports"
  events_folder = "${folder}"
  loggers_folder = "${folder}"
  admin_secret = "bench"
  interface = "127.0.0.1"
  debug_level = 2
${extra}}
media: { }
nat: { ice_lite = true ice_enforce_list = "127.0.0.1" ice_ignore_list = "" }
plugins: { disable = "libjanus_videoroom.so,libjanus_streaming.so,libjanus_audiobridge.so,libjanus_sip.so,libjanus_nosip.so,libjanus_recordplay.so,libjanus_textroom.so,libjanus_voicemail.so,libjanus_echotest.so,libjanus_lua.so,libjanus_duktape.so" }
transports: { disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so" }
`);
  writeFileSync(join(folder, 'janus.transport.websockets.jcfg'), `general: {
  json = "compact"
  ws = true
  ws_port = ${port}
  ws_ip = "127.0.0.1"
}
`);
  writeFileSync(join(folder, 'janus.plugin.videocall.jcfg'), 'general: { events = false }\n');
}

class Janus {
  static async start({ cpus, settings }) {
    const janus = new Janus();
    janus.folder = mkdtempSync(join(tmpdir(), 'porchlight-janus-'));
    const port = await freePort();
    configWrite(janus.folder, port, settings);
    janus.child = spawn('taskset', ['-c', cpus, 'janus', '-F', janus.folder, '-C', join(janus.folder, 'janus.jcfg')],
      { stdio: ['ignore', 'pipe', 'pipe'] });
    janus.child.stdout.resume();
    janus.child.stderr.resume();
    janus.url = `ws://127.0.0.1:${port}`;
    janus.waiting = [];
    janus.transactions = 0;
    await janus.connect();
    return janus;
  }

  async connect() {
    for (let tries = 0; !this.socket; tries++) {
      try {
        this.socket = await this.tryConnect();
      } catch (error) {
        if (tries === 100) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    this.socket.on('message', (data) => this.take(JSON.parse(data.toString())));
    this.session = (await this.ask({ janus: 'create' }, ({ janus }) => janus === 'success')).data.id;
    this.alive = setInterval(() => this.send({ janus: 'keepalive', session_id: this.session }), 20000);
  }

  tryConnect() {
    return new Promise((done, fail) => {
      const socket = new WebSocket(this.url, 'janus-protocol');
      socket.once('open', () => done(socket));
      socket.once('error', fail);
    });
  }

  take(message) {
    if (message.janus === 'error') throw new Error(JSON.stringify(message));
    const index = this.waiting.findIndex(({ is }) => is(message));
    if (index >= 0) this.waiting.splice(index, 1)[0].done(message);
  }

  next(is) {
    return new Promise((done) => this.waiting.push({ is, done }));
  }

  send(message) {
    const transaction = `t${++this.transactions}`;
    this.socket.send(JSON.stringify({ ...message, transaction }));
    return transaction;
  }

  ask(message, is) {
    const transaction = this.send(message);
    return this.next((one) => one.transaction === transaction && is(one));
  }

  async attach() {
    const attached = await this.ask(
      { janus: 'attach', session_id: this.session, plugin: 'janus.plugin.videocall' }, ({ janus }) => janus === 'success',
    );
    return attached.data.id;
  }

  tell(handle, body, jsep) {
    return this.send({ janus: 'message', session_id: this.session, handle_id: handle, body, ...(jsep && { jsep }) });
  }

  event(handle, name) {
    return this.next(({ sender, plugindata }) => sender === handle && plugindata?.data?.result?.event === name);
  }

  async register(handle, username) {
    const registered = this.event(handle, 'registered');
    this.tell(handle, { request: 'register', username });
    await registered;
  }

  stop() {
    clearInterval(this.alive);
    this.socket.terminate();
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function pairMeet(janus, load, number) {
  const [caller, callee] = [await janus.attach(), await janus.attach()];
  await janus.register(caller, `a${number}`);
  await janus.register(callee, `b${number}`);
  const [one, other] = [await load.client(), await load.client()];
  const incoming = janus.event(callee, 'incomingcall');
  const accepted = janus.event(caller, 'accepted');
  janus.tell(caller, { request: 'call', username: `b${number}` },
    { type: 'offer', sdp: offerText({ local: one, setup: 'active' }) });
  const offer = (await incoming).jsep.sdp;
  janus.tell(callee, { request: 'accept' }, { type: 'answer', sdp: answerText(offer, { local: other }) });
  const answer = (await accepted).jsep.sdp;
  await Promise.all([load.remote(one.id, transportOf(answer)), load.remote(other.id, transportOf(offer))]);
}

export async function startJanus({ cpus, settings = {} }) {
  const janus = await Janus.start({ cpus, settings });
  let count = 0;
  return { pid: janus.child.pid, meet: (load) => pairMeet(janus, load, count++), stop: () => janus.stop() };
}
