// What the scheduler wrote into the page's shell (web/pages/call.html), read once.
import type { Mode } from "../lib/api";

export interface Page {
  session: string;
  role: "coach" | "person";
  mode: Mode;
  peer: string; // nickname of the other side
  back: string;
  phone: string; // may be empty
  phoneTel: string;
}

export function readPage(root: HTMLElement): Page {
  const data = root.dataset;
  return {
    session: data.session ?? "",
    role: data.role === "coach" ? "coach" : "person",
    mode: data.mode === "voice" || data.mode === "text" ? data.mode : "video",
    peer: data.peerName ?? "",
    back: data.back ?? "/",
    phone: data.phone ?? "",
    phoneTel: data.phoneTel ?? "",
  };
}
