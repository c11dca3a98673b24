// Somebody's calendar server on this machine: answers each request as a test wants, and remembers
// that it was asked.
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

export class CalendarServer {
  /** @param {{key, cert}} certificate https, where there is one */
  static async start(certificate = undefined) {
    const server = new CalendarServer();
    server.requests = [];
    server.connections = 0;
    server.behave = (_request, response) => response.writeHead(404).end();
    const handle = (request, response) => {
      server.requests.push({ url: request.url, headers: request.headers });
      server.behave(request, response);
    };
    server.listener = certificate ? createSecureServer(certificate, handle) : createServer(handle);
    server.listener.on('connection', () => server.connections++);
    await new Promise((done) => server.listener.listen(0, '127.0.0.1', done));
    server.port = server.listener.address().port;
    server.place = `127.0.0.1:${server.port}`;
    server.url = certificate ? `https://localhost:${server.port}` : `http://${server.place}`;
    return server;
  }

  /** From now on this calendar, or whatever text it is, with these headers. */
  give(text, headers = {}) {
    this.behave = (_request, response) => response.writeHead(200, { 'Content-Type': 'text/calendar', ...headers }).end(text);
  }

  answer(status, headers = {}) {
    this.behave = (_request, response) => response.writeHead(status, headers).end();
  }

  stop() {
    this.listener.closeAllConnections?.();
    return new Promise((done) => this.listener.close(done));
  }
}

const stampOf = (atS) => new Date(atS * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Lines of one event. @param {string[]} more */
export const eventOf = (startS, endS, ...more) => [
  'BEGIN:VEVENT', `UID:${startS}@example`, 'SUMMARY:Somewhere else entirely', `DTSTART:${stampOf(startS)}`,
  `DTEND:${stampOf(endS)}`, ...more, 'END:VEVENT',
];

export const calendarOf = (...lines) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines.flat(), 'END:VCALENDAR', ''].join('\r\n');
