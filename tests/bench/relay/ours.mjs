// This project's relay under the load: its own signalling, with the load's clients as the media.
import { Participant, admit } from '../../support/participant.mjs';
import { Relay } from '../../support/relay.mjs';
import { newId } from '../../support/tokens.mjs';

class LoadPeer {
  constructor(load, local) {
    Object.assign(this, { load, local });
    this.keyed = new Promise((done) => {
      this.isKeyed = done;
    });
  }

  remote(transport) {
    this.load.remote(this.local.id, transport).then((event) => this.isKeyed(event));
  }

  stop() {}
}

class LoadParticipant extends Participant {
  async makePeer(leg) {
    this.leg = leg;
    const peer = new LoadPeer(this.load, await this.load.client());
    peer.leg = leg;
    this.peers.push(peer);
    this.waiting.splice(0).forEach((found) => found());
    return peer;
  }
}

async function pairMeet(relay, load) {
  const call = newId();
  const make = async (role) => {
    const participant = await Participant.create.call(LoadParticipant, relay, { call, role });
    return Object.assign(Object.setPrototypeOf(participant, LoadParticipant.prototype), { load });
  };
  const coach = await make('coach');
  const person = await make('person');
  await coach.join();
  await person.join();
  await admit(coach, person);
  const [one, other] = await Promise.all([coach.keyed(), person.keyed()]);
  await Promise.all([one.keyed, other.keyed]);
}

/** The limits of one address are off, as behind a front proxy: all clients live at one. */
export async function startOurs({ cpus, pairs, connections = 4 * pairs + 64 }) {
  const relay = await Relay.start({
    prefix: ['taskset', '-c', cpus],
    settings: {
      calls_max: pairs + 8, connections_max: connections, connections_per_address: connections, trusted_proxy: '127.0.0.1',
    },
  });
  return { pid: relay.child.pid, url: relay.url, meet: (load) => pairMeet(relay, load), stop: () => relay.stop() };
}
