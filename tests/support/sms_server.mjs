// An SMS hook on this machine: an HTTP server that keeps what it is sent and answers as a test wants.
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';

const PATIENCE_MS = 60_000;

export class SmsServer extends EventEmitter {
  static async start() {
    const server = new SmsServer();
    server.requests = [];
    server.behave = () => 200; // a status, or 'hang', or 'cut'
    server.listener = createServer((request, response) => server.take(request, response));
    await new Promise((done) => server.listener.listen(0, '127.0.0.1', done));
    server.port = server.listener.address().port;
    return server;
  }

  settings() {
    return { sms_url: `http://127.0.0.1:${this.port}/sms?from=porch`, message_timeout_s: 2 };
  }

  take(request, response) {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request;
      const sms = { method, url, headers, body: JSON.parse(Buffer.concat(parts).toString()) };
      const wish = this.behave(sms);
      sms.status = wish;
      this.requests.push(sms);
      if (wish === 'cut') response.destroy();
      else if (wish !== 'hang') response.writeHead(wish, { 'Content-Type': 'text/plain' }).end('so be it');
      this.emit('sms', sms);
    });
  }

  next(isIt = () => true) {
    return new Promise((done, fail) => {
      const found = this.requests.find(isIt);
      if (found) {
        done(found);
        return;
      }
      const again = (sms) => {
        if (!isIt(sms)) return;
        clearTimeout(timer);
        this.off('sms', again);
        done(sms);
      };
      const timer = setTimeout(() => fail(new Error(`no SMS came; ${this.requests.length} others`)), PATIENCE_MS);
      this.on('sms', again);
    });
  }

  stop() {
    this.listener.closeAllConnections?.();
    return new Promise((done) => this.listener.close(done));
  }
}
