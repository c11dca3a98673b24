// Two network namespaces of our own with a wire between them: servers on one side, browsers on the
// other. Needs root. Everything is gone after close().
import { execFileSync } from 'node:child_process';

function ip(...words) {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Why there can be no lab here, or null. */
export function missingLab() {
  if (process.getuid() !== 0) return 'network namespaces need root';
  try {
    for (const tool of ['nft', 'conntrack']) execFileSync(tool, ['--version'], { stdio: 'ignore' });
    const name = `pl-try-${process.pid}`;
    ip('netns', 'add', name);
    try {
      ip('netns', 'exec', name, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
    } finally {
      ip('netns', 'del', name);
    }
  } catch (error) {
    return `network namespaces cannot be made here: ${String(error.message).split('\n')[0]}`;
  }
  return null;
}

/** Why a wire of our own cannot be laid here, or null. */
export function missingTunnel() {
  const name = `pl${process.pid}`;
  try {
    ip('tuntap', 'add', 'dev', name, 'mode', 'tun');
    ip('tuntap', 'del', 'dev', name, 'mode', 'tun');
  } catch (error) {
    return `TUN devices cannot be made here: ${String(error.stderr || error.message).split('\n')[0]}`;
  }
  return null;
}

export class Lab {
  constructor() {
    this.server = `pl-s-${process.pid}`;
    this.client = `pl-c-${process.pid}`;
    this.address = '10.89.0.1';
    ip('netns', 'add', this.server);
    ip('netns', 'add', this.client);
    ip('-n', this.server, 'link', 'add', 'wire', 'type', 'veth', 'peer', 'name', 'wire', 'netns',
      this.client);
    for (const [name, address] of [[this.server, '10.89.0.1'], [this.client, '10.89.0.2']]) {
      ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'wire');
      ip('-n', name, 'link', 'set', 'wire', 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
    }
    ip('-n', this.client, 'route', 'add', 'default', 'via', this.address);
  }

  inServer() {
    return ['ip', 'netns', 'exec', this.server];
  }

  inClient() {
    return ['ip', 'netns', 'exec', this.client];
  }

  nft(rules, where = this.server) {
    execFileSync('ip', ['netns', 'exec', where, 'nft', '-f', '-'], { input: rules });
  }

  /** Another host beside the server, as far as the clients can tell. */
  addServer(address) {
    ip('-n', this.server, 'addr', 'add', `${address}/24`, 'dev', 'wire');
  }

  /** The clients get TCP out to these, `address . port`, and nothing else. Returns how many packets
   *  were dropped, when asked. */
  letOutOnly(...places) {
    this.nft(`table inet lab {
      counter dropped { }
      chain output {
        type filter hook output priority 0;
        oifname "lo" accept
        ip daddr . tcp dport { ${places.join(', ')} } accept
        counter name dropped drop
      }
    }`, this.client);
    return () => this.#dropped(this.client);
  }

  #dropped(where) {
    const words = ['netns', 'exec', where, 'nft', 'list', 'counters'];
    return Number(/packets (\d+)/.exec(execFileSync('ip', words, { encoding: 'utf8' }))[1]);
  }

  close() {
    for (const name of [this.server, this.client]) {
      try {
        ip('netns', 'del', name);
      } catch {
        // it was not there
      }
    }
  }
}
