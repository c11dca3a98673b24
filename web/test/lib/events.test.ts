import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEvents } from "../../src/lib/events";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  say(name: string, data: string): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
}

const latest = () => FakeSource.all.at(-1) as FakeSource;

beforeEach(() => {
  FakeSource.all = [];
  vi.stubGlobal("EventSource", FakeSource);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("however many listen, there is one connection, and none when nobody does", () => {
  const events = openEvents();
  expect(FakeSource.all).toHaveLength(0);
  const stops = [events.listen({}), events.listen({})];
  expect(FakeSource.all).toHaveLength(1);
  stops[0]?.();
  expect(latest().readyState).toBe(1);
  stops[1]?.();
  expect(latest().readyState).toBe(FakeSource.CLOSED);
  events.listen({});
  expect(FakeSource.all).toHaveLength(2);
});

test("each listener hears what it asked for, and nothing after it stopped", () => {
  const events = openEvents();
  const [one, other] = [vi.fn(), vi.fn()];
  const stop = events.listen({ moved: one });
  events.listen({ moved: other, ready: other });
  latest().say("moved", '{"session":"s"}');
  expect(one).toHaveBeenCalledWith({ session: "s" });
  stop();
  latest().say("moved", '{"session":"t"}');
  latest().say("ready", "{}");
  expect(one).toHaveBeenCalledTimes(1);
  expect(other).toHaveBeenCalledTimes(3);
});

test("an event that cannot be read, or a listener that fails, does not keep others from the next", () => {
  const events = openEvents();
  const heard = vi.fn();
  events.listen({
    moved: () => {
      throw new Error("this view is broken");
    },
  });
  events.listen({ moved: heard });
  latest().say("moved", "not json");
  latest().say("moved", '{"session":"s"}');
  expect(heard).toHaveBeenCalledTimes(1);
});

test("after a refusal it asks again, slower each time, until it is let in", () => {
  openEvents().listen({});
  const refuse = () => {
    latest().close();
    latest().onerror?.();
  };
  refuse();
  vi.advanceTimersByTime(1000);
  expect(FakeSource.all).toHaveLength(2);
  refuse();
  vi.advanceTimersByTime(1999);
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  latest().say("ready", "{}");
  refuse();
  vi.advanceTimersByTime(1000);
  expect(FakeSource.all).toHaveLength(4);
});
