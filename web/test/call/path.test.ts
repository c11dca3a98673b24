// What is concluded from counters: before the call (check) and in it (monitor).
import { expect, test } from "vitest";
import { judge, measuredIn } from "../../src/call/check";
import { countersIn, judgeFlow } from "../../src/call/monitor";

test("without a round trip nothing is said yet", () => {
  expect(judge({ roundTripMs: null, sent: 100, returned: 100 })).toBe("measuring");
});

test("a quick path that gives everything back is good", () => {
  expect(judge({ roundTripMs: 80, sent: 100, returned: 99 })).toBe("good");
});

test("a slow path, and one that loses a tenth, are weak", () => {
  expect(judge({ roundTripMs: 500, sent: 100, returned: 100 })).toBe("weak");
  expect(judge({ roundTripMs: 80, sent: 100, returned: 90 })).toBe("weak");
});

test("loss of a few packets, or of an echo that never began, says nothing", () => {
  expect(judge({ roundTripMs: 80, sent: 10, returned: 5 })).toBe("good");
  expect(judge({ roundTripMs: 80, sent: 100, returned: 0 })).toBe("good");
});

test("the check reads round trip, sent and returned packets", () => {
  const report = new Map<string, object>([
    ["a", { type: "candidate-pair", currentRoundTripTime: 0.05 }],
    ["b", { type: "outbound-rtp", packetsSent: 50 }],
    ["c", { type: "inbound-rtp", packetsReceived: 49 }],
    ["d", { type: "codec" }],
  ]);
  expect(measuredIn(report)).toEqual({ roundTripMs: 50, sent: 50, returned: 49 });
});

const before = {
  atMs: 0,
  audioPackets: 100,
  framesDecoded: 50,
  audioLost: 0,
  asked: 7,
  answered: 7,
  roundTripMs: 50,
  isRelayed: false,
};

test("R12 sound that stops coming is noticed, apart from the picture", () => {
  const flow = judgeFlow(before, { ...before, framesDecoded: 60 });
  expect(flow).toEqual({
    hears: false,
    sees: true,
    isHeard: true,
    isWeak: false,
    isRelayed: false,
  });
});

test("R12 questions to the relay without an answer mean that nobody may hear us; one may be lost", () => {
  const heardAfter = (asked: number, answered: number) =>
    judgeFlow(before, { ...before, asked, answered }, before).isHeard;
  expect(heardAfter(9, 7)).toBe(false);
  expect(heardAfter(8, 7)).toBe(true);
  expect(heardAfter(9, 8)).toBe(true);
});

test("the counters of all paths are summed, whichever is in use", () => {
  const report = new Map<string, object>([
    ["a", { type: "candidate-pair", requestsSent: 3, responsesReceived: 2 }],
    ["b", { type: "candidate-pair", requestsSent: 4, responsesReceived: 1 }],
  ]);
  expect(countersIn(report, 0)).toMatchObject({ asked: 7, answered: 3 });
});

test("R9 a loss of a tenth is weak, one of a twentieth is not", () => {
  const with_ = (audioLost: number) =>
    judgeFlow(before, { ...before, audioPackets: 100 + 100 - audioLost, audioLost }).isWeak;
  expect(with_(10)).toBe(true);
  expect(with_(5)).toBe(false);
});

test("a repaired loss count that goes down is not a loss", () => {
  const flow = judgeFlow({ ...before, audioLost: 9 }, { ...before, audioPackets: 150 });
  expect(flow.isWeak).toBe(false);
});

test("the counters of sound and picture are kept apart", () => {
  const report = new Map<string, object>([
    ["a", { type: "inbound-rtp", kind: "audio", packetsReceived: 7, packetsLost: 2 }],
    ["v", { type: "inbound-rtp", kind: "video", packetsReceived: 9, framesDecoded: 3 }],
  ]);
  expect(countersIn(report, 5)).toEqual({
    atMs: 5,
    audioPackets: 7,
    framesDecoded: 3,
    audioLost: 2,
    asked: 0,
    answered: 0,
    roundTripMs: null,
    isRelayed: false,
  });
});

test("a path by a TURN server is known by the pair in use alone", () => {
  const report = (local: string) =>
    new Map<string, object>([
      ["r", { id: "r", type: "local-candidate", candidateType: "relay" }],
      ["h", { id: "h", type: "local-candidate", candidateType: "host" }],
      ["f", { type: "candidate-pair", state: "failed", localCandidateId: "r" }],
      [
        "p",
        { type: "candidate-pair", state: "succeeded", nominated: true, localCandidateId: local },
      ],
    ]);
  expect(countersIn(report("r"), 0).isRelayed).toBe(true);
  expect(countersIn(report("h"), 0).isRelayed).toBe(false);
});
