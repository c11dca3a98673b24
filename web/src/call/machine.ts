// What the page knows of its call, and what it therefore shows. Pure: facts come in, a new state goes
// out; nothing else changes it. `phaseOf` is the one place that decides what a person sees.
import type { Of, Peer } from "./protocol";

export type Ending =
  | "left" // by the button
  | "ended" // the call is over, or its time is
  | "removed" // by the scheduler
  | "refused"; // no ticket: not arrived, not the time, not theirs

export type Phase =
  | "starting"
  | "waiting" // at the door, not yet let in
  | "alone" // in the room, the other side is not
  | "connecting" // both are in, no picture or sound yet
  | "call"
  | "reconnecting"
  | "replaced"
  | Ending;

export type Line = "connecting" | "open" | "lost";
export type Media = "none" | "connecting" | "connected" | "lost";

export interface Knock {
  seat: string;
  cnf: string; // which device: two may come with one link
  device: "first" | "another";
}

export interface CallState {
  line: Line; // the signalling
  media: Media; // the call leg
  wasJoined: boolean;
  admitted: boolean;
  peer: Peer;
  knocks: Knock[];
  finished: Ending | "replaced" | null;
}

export type Fact =
  | { kind: "line"; line: Line }
  | { kind: "joined"; admitted: boolean }
  | { kind: "admitted" }
  | { kind: "peer"; peer: Peer }
  | { kind: "media"; media: Media }
  | { kind: "knock"; knock: Knock }
  | { kind: "answered"; cnf: string } // a knock was answered with admit
  | { kind: "finished"; how: Ending | "replaced" };

const knocksMax = 4;

export const atFirst: CallState = {
  line: "connecting",
  media: "none",
  wasJoined: false,
  admitted: false,
  peer: "absent",
  knocks: [],
  finished: null,
};

/** A finished call takes no further fact: replaced and left pages do not come back by themselves. */
export function step(state: CallState, fact: Fact): CallState {
  if (state.finished !== null) {
    return state;
  }
  switch (fact.kind) {
    case "line":
      return { ...state, line: fact.line };
    case "joined":
      return { ...state, line: "open", wasJoined: true, admitted: fact.admitted, knocks: [] };
    case "admitted":
      return { ...state, admitted: true };
    case "peer":
      return { ...state, peer: fact.peer, knocks: fact.peer === "here" ? [] : state.knocks };
    case "media":
      return { ...state, media: fact.media };
    case "knock":
      return { ...state, knocks: withKnock(state.knocks, fact.knock) };
    case "answered":
      return { ...state, knocks: state.knocks.filter(({ cnf }) => cnf !== fact.cnf) };
    case "finished":
      return { ...state, finished: fact.how, knocks: [] };
  }
}

export function phaseOf(state: CallState): Phase {
  if (state.finished !== null) {
    return state.finished;
  }
  if (!state.wasJoined) {
    return "starting";
  }
  if (!state.admitted) {
    return state.line === "lost" ? "reconnecting" : "waiting";
  }
  return phaseInRoom(state);
}

// A lost line alone leaves a running call what it is: the media does not pass there.
function phaseInRoom(state: CallState): Phase {
  const isPeerThere = state.peer === "here" || state.peer === "away";
  if (state.media === "connected" && isPeerThere) {
    return "call";
  }
  if (state.line === "lost" || (state.media === "lost" && isPeerThere)) {
    return "reconnecting";
  }
  return isPeerThere ? "connecting" : "alone";
}

export function knockOf(message: Of<"knock">): Knock {
  return { seat: message.seat, cnf: message.cnf, device: message.device };
}

// A device that knocks again keeps its line, so that no button changes whom it lets in.
function withKnock(knocks: Knock[], knock: Knock): Knock[] {
  const isKnown = knocks.some(({ cnf }) => cnf === knock.cnf);
  return isKnown
    ? knocks.map((other) => (other.cnf === knock.cnf ? knock : other))
    : [...knocks, knock].slice(-knocksMax);
}
