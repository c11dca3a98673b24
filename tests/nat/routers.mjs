// A server on the open net, and two homes behind routers of their own, all in network namespaces:
//
//   home 192.168.1.2 ── router 192.168.1.1 │ 10.91.1.2 ── 10.91.1.1 ┐
//                                                                   server 10.91.0.1 (fd91::1)
//   home 192.168.2.2 ── router 192.168.2.1 │ 10.91.2.2 ── 10.91.2.1 ┘
//
// and a desk, from which the test speaks to the server without passing any of it. Needs root.
import { execFileSync } from 'node:child_process';
import { SlowWire } from '../support/slow_wire.mjs';

const quiet = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };

function ip(...words) {
  return execFileSync('ip', words, quiet);
}

function wire(one, oneName, other, otherName, addresses) {
  ip('-n', one, 'link', 'add', oneName, 'type', 'veth', 'peer', 'name', otherName, 'netns', other);
  for (const [name, link, list] of [[one, oneName, addresses[0]], [other, otherName, addresses[1]]]) {
    for (const address of list) ip('-n', name, 'addr', 'add', address, 'dev', link, ...(address.includes(':') ? ['nodad'] : []));
    ip('-n', name, 'link', 'set', link, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
  }
}

export class Routers {
  constructor() {
    const name = (part) => `pl-${part}-${process.pid}`;
    this.server = name('server');
    this.routers = [name('router1'), name('router2')];
    this.homes = [name('home1'), name('home2')];
    this.address = '10.91.0.1';
    this.address6 = 'fd91::1';
    for (const one of this.all) {
      ip('netns', 'add', one);
      this.sysctl(one, 'net.ipv6.conf.default.accept_dad=0', 'net.ipv6.conf.all.accept_dad=0');
    }
    this.wireServer();
    [1, 2].forEach((n) => this.wireHome(n));
    this.wireDesk();
  }

  get all() {
    return [this.server, ...this.routers, ...this.homes];
  }

  wireServer() {
    ip('-n', this.server, 'link', 'set', 'lo', 'up');
    ip('-n', this.server, 'addr', 'add', `${this.address}/32`, 'dev', 'lo');
    ip('-n', this.server, 'addr', 'add', `${this.address6}/128`, 'dev', 'lo', 'nodad');
  }

  wireHome(n) {
    const [router, home] = [this.routers[n - 1], this.homes[n - 1]];
    wire(this.server, `out${n}`, router, 'net', [
      [`10.91.${n}.1/24`, `fd91:${n}::1/64`], [`10.91.${n}.2/24`, `fd91:${n}::2/64`],
    ]);
    wire(router, 'lan', home, 'lan', [
      [`192.168.${n}.1/24`, `fd92:${n}::1/64`], [`192.168.${n}.2/24`, `fd92:${n}::2/64`],
    ]);
    for (const name of [router, this.server]) this.sysctl(name, 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1');
    ip('-n', router, 'route', 'add', 'default', 'via', `10.91.${n}.1`);
    ip('-n', router, '-6', 'route', 'add', 'default', 'via', `fd91:${n}::1`);
    ip('-n', home, 'route', 'add', 'default', 'via', `192.168.${n}.1`);
    ip('-n', home, '-6', 'route', 'add', 'default', 'via', `fd92:${n}::1`);
    ip('-n', this.server, '-6', 'route', 'add', `fd92:${n}::/64`, 'via', `fd91:${n}::2`);
  }

  wireDesk() {
    const third = process.pid % 250;
    this.desk = `10.92.${third}.1`;
    this.host = `10.92.${third}.2`;
    this.deskLink = `pl${process.pid}`;
    ip('-n', this.server, 'link', 'add', 'desk', 'type', 'veth', 'peer', 'name', this.deskLink, 'netns', `${process.pid}`);
    ip('-n', this.server, 'addr', 'add', `${this.host}/30`, 'dev', 'desk');
    ip('-n', this.server, 'link', 'set', 'desk', 'up');
    ip('addr', 'add', `${this.desk}/30`, 'dev', this.deskLink);
    ip('link', 'set', this.deskLink, 'up');
  }

  sysctl(name, ...settings) {
    for (const [path, value] of settings.map((one) => one.split('='))) {
      this.run(name, 'sh', '-c', `echo ${value} > /proc/sys/${path.replaceAll('.', '/')}`);
    }
  }

  run(name, ...words) {
    return execFileSync('ip', ['netns', 'exec', name, ...words], quiet);
  }

  nft(name, rules) {
    execFileSync('ip', ['netns', 'exec', name, 'nft', '-f', '-'], { input: rules, stdio: ['pipe', 'ignore', 'pipe'] });
  }

  /** Command words before a program that is to run there. */
  inside(name) {
    return ['ip', 'netns', 'exec', name];
  }

  /** A home's side of a call: where its peers run, and from which address. */
  home(n, { v6 = false } = {}) {
    return { prefix: this.inside(this.homes[n - 1]), address: v6 ? `fd92:${n}::2` : `192.168.${n}.2` };
  }

  /** What most homes have: each flow keeps one outer port. */
  masquerade(n, how = '') {
    this.nft(this.routers[n - 1], `table ip nat {
      chain out { type nat hook postrouting priority srcnat; oifname "net" masquerade ${how}; }
    }`);
  }

  /** A new outer port for each flow, drawn at random: symmetric, as carriers have. */
  symmetric(n) {
    this.masquerade(n, 'fully-random');
  }

  /** Whatever comes to the router from outside goes to the home. */
  fullCone(n) {
    this.nft(this.routers[n - 1], `table ip nat {
      chain in { type nat hook prerouting priority dstnat; iifname "net" dnat to 192.168.${n}.2; }
      chain out { type nat hook postrouting priority srcnat; oifname "net" snat to 10.91.${n}.2; }
    }`);
  }

  /** Drops on its way in at the router what the match says, until undone. */
  drop(n, match, { from = 'both' } = {}) {
    const links = { both: '{ "net", "lan" }', net: '"net"', lan: '"lan"' }[from];
    this.nft(this.routers[n - 1], `table inet lab {
      counter dropped { }
      chain way { type filter hook prerouting priority -300; iifname ${links} ${match} counter name dropped drop; }
    }`);
  }

  dropped(n) {
    const text = this.run(this.routers[n - 1], 'nft', 'list', 'counters', 'table', 'inet', 'lab');
    return Number(/packets (\d+)/.exec(text)[1]);
  }

  undrop(n) {
    this.run(this.routers[n - 1], 'nft', 'delete', 'table', 'inet', 'lab');
  }

  /** The ports by which the home's UDP flows leave the router now. */
  outerPorts(n) {
    const text = this.run(this.routers[n - 1], 'conntrack', '-L', '-p', 'udp', '-s', `192.168.${n}.0/24`);
    return [...text.matchAll(/ dport=(\d+) \[/g)].map(([, port]) => port);
  }

  /** The router forgets all its flows: they come back from other outer ports. */
  forget(n) {
    this.run(this.routers[n - 1], 'conntrack', '-F');
  }

  /** Home n's wire becomes one that can be long, thin and leaky; its end 0 is at home. */
  async lengthen(n) {
    const [router, home] = [this.routers[n - 1], this.homes[n - 1]];
    ip('-n', router, 'link', 'del', 'lan');
    const slow = await SlowWire.start([home, router], 'lan');
    for (const [name, host] of [[router, 1], [home, 2]]) {
      ip('-n', name, 'addr', 'add', `192.168.${n}.${host}/24`, 'dev', 'lan');
      ip('-n', name, 'link', 'set', 'lan', 'up');
    }
    ip('-n', home, 'route', 'add', 'default', 'via', `192.168.${n}.1`);
    return slow;
  }

  /** A second network within reach of home n, down until roam(). */
  secondWay(n) {
    const [router, home] = [this.routers[n - 1], this.homes[n - 1]];
    ip('-n', router, 'link', 'add', 'lan2', 'type', 'veth', 'peer', 'name', 'lan2', 'netns', home);
    ip('-n', router, 'addr', 'add', `192.168.${n + 10}.1/24`, 'dev', 'lan2');
    ip('-n', router, 'link', 'set', 'lan2', 'up');
    this.ways ??= [];
    this.ways[n] = { isSecond: false, host: 2 };
  }

  /** Home n loses the network it is in and is in the other one, at an address it never had. */
  roam(n) {
    const [home, way] = [this.homes[n - 1], this.ways[n]];
    const [from, to] = way.isSecond ? ['lan2', 'lan'] : ['lan', 'lan2'];
    const net = `192.168.${way.isSecond ? n : n + 10}`;
    way.isSecond = !way.isSecond;
    way.host++;
    ip('-n', home, 'addr', 'flush', 'dev', from);
    ip('-n', home, 'link', 'set', from, 'down');
    ip('-n', home, 'addr', 'add', `${net}.${way.host}/24`, 'dev', to);
    ip('-n', home, 'link', 'set', to, 'up');
    ip('-n', home, 'route', 'replace', 'default', 'via', `${net}.1`);
  }

  close() {
    for (const name of this.all) {
      try {
        ip('netns', 'del', name);
      } catch {
        // it was not there
      }
    }
  }
}
