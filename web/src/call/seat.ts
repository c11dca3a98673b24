// This page's seat in the call: the place where it is (a relay), the devices and the texts; it tells the
// view whenever something changed. When the call moves it goes to the new place before it leaves the old
// one: what the view shows is always one place's, whole.
import { get, type Mode, type Session } from "../lib/api";
import { randomId } from "../lib/base64url";
import { chime } from "../lib/chime";
import { openEvents } from "../lib/events";
import type { PageKey } from "../lib/key";
import type { Quality } from "./check";
import { Credentials } from "./credentials";
import { Devices, type DeviceView } from "./devices";
import { fateOf } from "./fate";
import type { CallState, Knock } from "./machine";
import type { Flow } from "./monitor";
import {
  canChangeOver,
  carriesOn,
  goingMs,
  type Move,
  type MoveFact,
  moveStep,
  pauseAfter,
  replacedBy,
  unmoved,
} from "./moving";
import { fullPace, type PaceState, paceElsewhere } from "./pace";
import { Place } from "./place";
import type { Stats } from "./quality";
import type { Closed, Credential, Need } from "./signalling";
import { type TextEntry, TextLine } from "./text";

export interface SeatView {
  call: CallState;
  devices: DeviceView;
  local: MediaStream;
  remote: MediaStream | null;
  quality: Quality;
  flow: Flow | null;
  stats: Stats | null;
  isSoundOnly: boolean;
  texts: readonly TextEntry[];
  leg: "none" | "check" | "call";
  relay: string; // URL of the place
  isDelayed: boolean; // nothing to join with is to be had just now; it is tried on
}

const lookMs = 100; // whether the new leg carries the call
const lingerMs = 1000; // the other page hears us on the new leg by then
const missedMs = 2000; // whom to expect back by then, were they here

export class Seat {
  #session: string;
  #devices: Devices;
  #credentials: Credentials;
  #key: Promise<PageKey>;
  #texts = new TextLine();
  #local = new MediaStream();
  #place: Place;
  #next: Place | null = null; // where the call moves to
  #resume = ""; // the next place's token, kept once the call is there
  #movement: Move = unmoved;
  #drained: Place | null = null; // it said that it goes away
  #isDelayed = false;
  #isReady = false; // the event stream has been
  #timers = new Map<"ask" | "going" | "look" | "missed", ReturnType<typeof setTimeout>>();
  #stopListening: () => void = () => undefined;
  #changed: () => void;

  constructor(session: string, key: Promise<PageKey>, changed: () => void) {
    this.#session = session;
    this.#key = key;
    this.#changed = changed;
    this.#devices = new Devices(() => this.#handleDevices());
    this.#credentials = new Credentials(session, key, () => this.#handleRefused());
    this.#place = this.#makePlace(fullPace);
  }

  get view(): SeatView {
    const { state, legs, url } = this.#place;
    return {
      call: state,
      devices: this.#devices.view,
      local: this.#local,
      remote: legs.remote,
      quality: legs.quality,
      flow: legs.flow,
      stats: legs.stats,
      isSoundOnly: legs.isSoundOnly,
      texts: this.#texts.entries,
      leg: legs.kind,
      relay: url,
      isDelayed: this.#isDelayed,
    };
  }

  get devices(): Devices {
    return this.#devices;
  }

  /** Devices and line start together: whoever is let in early has the picture ready. */
  start(mode: Mode): void {
    void this.#devices.ask(mode);
    this.#place.start();
    addEventListener("online", () => this.#nudge());
    addEventListener("pageshow", (event) => event.persisted && this.#nudge());
    this.#stopListening = openEvents().listen({
      moved: ({ session }) => session === this.#session && this.#move("hinted"),
      session: (session) => session.id === this.#session && this.#handleSession(session),
      ready: () => this.#handleReady(),
    });
  }

  letIn(knock: Knock): void {
    this.#place.letIn(knock);
  }

  write(body: string): boolean {
    const isWritten = this.#texts.write(randomId(), body);
    this.#sendTexts();
    return isWritten;
  }

  leave(): void {
    this.#credentials.forget();
    this.#next?.leave();
    this.#place.leave();
  }

  #makePlace(pace: PaceState): Place {
    return new Place(this.#devices.tracks, pace, {
      credential: (place, need) => this.#credential(place, need),
      iceServers: () => this.#credentials.iceServers(),
      key: this.#key,
      resumable: (place, resume) => this.#handleResumable(place, resume),
      joined: (place) => this.#handleJoined(place),
      lost: (place) => place === this.#next && this.#giveUp(place),
      knocked: (place) => place === this.#place && chime(),
      shaken: () => this.#texts.forgetSent(),
      text: ({ id, body }) => {
        this.#texts.receive({ id, body });
        this.#changed();
      },
      acknowledged: (id) => {
        this.#texts.acknowledge(id);
        this.#changed();
      },
      broken: () => this.#credentials.doubtTurn(),
      drained: (place) => this.#handleDrained(place),
      closed: (place, how) => void this.#handleClosed(place, how),
      changed: () => this.#handleChanged(),
    });
  }

  // A place that the page only goes to has one line, to the relay that the ticket named, and no other
  // way: whatever led back to where the call is would take it from the page itself.
  async #credential(place: Place, need: Need): Promise<Credential> {
    if (place === this.#place) {
      return this.#credentialHere(need);
    }
    const credential = await this.#credentials.elsewhere(this.#place.url, need);
    if (credential === null) {
      throw new Error("the call is where it was");
    }
    return credential;
  }

  async #credentialHere(need: Need): Promise<Credential> {
    try {
      const credential = await this.#credentials.next(need);
      this.#setDelayed(false);
      return credential;
    } catch (error) {
      this.#setDelayed(true);
      throw error;
    }
  }

  #setDelayed(isDelayed: boolean): void {
    if (isDelayed !== this.#isDelayed) {
      this.#isDelayed = isDelayed;
      this.#changed();
    }
  }

  #handleResumable(place: Place, resume: string): void {
    if (place === this.#place) {
      this.#credentials.keep(place.url, resume);
    } else if (place === this.#next) {
      this.#resume = resume;
    }
  }

  #nudge(): void {
    this.#place.nudge();
    this.#next?.nudge();
    if (this.#movement.stage === "pausing") {
      clearTimeout(this.#timers.get("ask"));
      this.#move("waited"); // it may have been this device's network that did not lead there
    }
  }

  // What was said while the event stream was cut.
  #handleReady(): void {
    void this.#readSession().then((session) => session && this.#handleSession(session));
    if (this.#isReady && this.#place.state.wasJoined) {
      this.#move("hinted");
    }
    this.#isReady = true;
  }

  #readSession(): Promise<Session | null> {
    return get<Session>(`/sessions/${this.#session}`).catch(() => null);
  }

  // Nobody is to wait in a room that the other side will not enter.
  #handleSession(session: Session): void {
    const { finished, admitted, peer } = this.#place.state;
    if (finished === null && !(admitted && peer === "here")) {
      this.#follow(session);
    }
  }

  #follow(session: Session): void {
    const fate = fateOf(session);
    if (fate.kind === "moved") {
      this.#credentials.forget();
      location.replace(`/call/${fate.to}`);
    } else if (fate.kind === "over") {
      this.#finish("ended");
    }
  }

  #handleJoined(place: Place): void {
    this.#drained = this.#drained === place ? null : this.#drained;
    if (place === this.#next) {
      this.#place.retire();
      this.#look();
    } else if (place.isResumed) {
      this.#after("missed", missedMs, () => {
        if (this.#place.state.peer !== "here") {
          this.#move("hinted");
        }
      });
    }
  }

  #handleRefused(): void {
    this.#finish(this.#place.state.wasJoined ? "ended" : "refused");
  }

  async #handleClosed(place: Place, how: Closed): Promise<void> {
    if (place !== this.#place && place !== this.#next) {
      return; // it was left
    }
    if (how === "replaced") {
      this.#handleReplaced(place);
      return;
    }
    const session = how === "ended" ? await this.#readSession() : null;
    if (session && fateOf(session).kind === "moved") {
      this.#follow(session);
    } else {
      this.#finish(how);
    }
  }

  #handleReplaced(place: Place): void {
    const next = this.#next;
    const which = place === next ? "next" : "here";
    const by = replacedBy(which, this.#place.url, next?.state.wasJoined ? next.url : null);
    if (next && by === "next") {
      this.#changeOver(next);
    } else if (next && by === "here") {
      this.#giveUp(next);
    } else {
      this.#credentials.forget(); // it is another device's seat now
      this.#finish("replaced");
    }
  }

  // --- moving ---------------------------------------------------------------------------------

  #handleDrained(place: Place): void {
    if (place === this.#place || place === this.#next) {
      this.#drained = place;
      this.#move("hinted");
    }
  }

  // The one place where the stage of a move changes.
  #move(fact: MoveFact): void {
    if (this.#isOver || this.#place.url === "") {
      return;
    }
    const before = this.#movement;
    this.#movement = moveStep(before, fact);
    const { stage, failures } = this.#movement;
    const isEntered = fact !== "hinted" || stage !== before.stage;
    if (stage === "asking" && isEntered) {
      void this.#ask();
    } else if (stage === "pausing" && isEntered) {
      this.#pause(failures);
    } else if (stage === "pausing" && !before.isHinted) {
      this.#pause(1); // there is something new to hear
    }
  }

  #pause(failures: number): void {
    const pauseMs = pauseAfter(failures, Math.random());
    this.#after("ask", pauseMs, () => this.#move("waited"));
  }

  // What is said while the answer is on its way may be newer than the answer, so it is asked again.
  async #ask(): Promise<void> {
    const credential = await this.#credentials.elsewhere(this.#place.url);
    if (this.#isOver) {
      return;
    }
    if (credential) {
      this.#go(credential);
    } else {
      this.#move(this.#drained === this.#place ? "none yet" : "here");
    }
  }

  #go(credential: Credential): void {
    const next = this.#makePlace(paceElsewhere(this.#place.legs.pace));
    this.#next = next;
    this.#move("elsewhere");
    this.#after("going", goingMs, () => this.#giveUp(next));
    next.start(credential);
  }

  // The call stays where it is, and goes on there.
  #giveUp(next: Place): void {
    if (next === this.#next) {
      this.#next = null;
      next.abandon();
      this.#place.recall();
      this.#move("failed");
    }
  }

  get #isOver(): boolean {
    return this.#place.state.finished !== null;
  }

  // Until the new leg carries the call. The old one may end meanwhile: then there is nothing to lose.
  #look(): void {
    const next = this.#next;
    if (next === null) {
      return;
    }
    void next.legs.arrived().then((arrived) => {
      if (next !== this.#next) {
        return;
      }
      const doesCarryOn = carriesOn(this.#place.legs.flow?.sees ?? false, arrived);
      if (canChangeOver(this.#place.state, next.state, doesCarryOn)) {
        this.#changeOver(next);
      } else {
        this.#after("look", lookMs, () => this.#look());
      }
    });
  }

  #changeOver(next: Place): void {
    const old = this.#place;
    this.#place = next;
    this.#next = null;
    this.#credentials.keep(next.url, this.#resume);
    old.retire();
    this.#texts.forgetSent();
    setTimeout(() => {
      old.leave();
      old.finish();
    }, lingerMs);
    this.#handleChanged();
    this.#move("arrived");
  }

  // --- what belongs to the page ---------------------------------------------------------------

  #handleChanged(): void {
    this.#sendTexts();
    this.#changed();
  }

  #handleDevices(): void {
    const tracks = this.#devices.tracks;
    const wanted = [tracks.audio, tracks.video].filter((track) => track !== null);
    for (const track of this.#local.getTracks()) {
      if (!wanted.includes(track)) {
        this.#local.removeTrack(track);
      }
    }
    for (const track of wanted) {
      this.#local.addTrack(track);
    }
    this.#place.legs.setTracks(tracks);
    this.#next?.legs.setTracks(tracks);
    this.#changed();
  }

  #sendTexts(): void {
    if (this.#place.canSay) {
      for (const { id, seq, body } of this.#texts.takeWaiting()) {
        this.#place.say({ type: "text", id, seq, body });
      }
    }
  }

  #after(what: "ask" | "going" | "look" | "missed", ms: number, act: () => void): void {
    clearTimeout(this.#timers.get(what));
    this.#timers.set(what, setTimeout(act, ms));
  }

  #finish(how: Exclude<CallState["finished"], null>): void {
    if (this.#isOver) {
      return;
    }
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#place.conclude(how);
    for (const place of [this.#place, this.#next]) {
      place?.leave();
      place?.finish();
    }
    this.#next = null;
    this.#devices.close();
    this.#stopListening();
    this.#changed();
  }
}
