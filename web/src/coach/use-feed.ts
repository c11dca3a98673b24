// What is known of the coach's calendar elsewhere; looked at again while it is read for the first time.
import { useEffect, useState } from "preact/hooks";
import { get } from "../lib/api";
import { problemText, useDesk } from "../staff/desk";
import type { Feed } from "./feed";

const againMs = 2000;

export interface FeedAnswer {
  feed: Feed | null;
}

export interface FeedView {
  seen: FeedAnswer;
  unread: string; // why it could not be looked at, in words
  take(answer: FeedAnswer): void;
}

export function useFeed(): FeedView {
  const { say, events } = useDesk();
  const [seen, take] = useState<FeedAnswer>({ feed: null });
  const [unread, setUnread] = useState("");
  const read = () =>
    void get<FeedAnswer>("/feed")
      .then(take)
      .catch((error) => setUnread(problemText(error, say)));

  useEffect(() => {
    read();
    return events.listen({ ready: read });
  }, []);
  useEffect(() => {
    if (seen.feed?.why !== "waits") {
      return;
    }
    const timer = setTimeout(read, againMs);
    return () => clearTimeout(timer);
  }, [seen]);
  return { seen, unread, take };
}
