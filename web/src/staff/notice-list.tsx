// The messages about one session for the coordinator: what was told, to whom, and whether it got there.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, type Session } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { problemText, useDesk } from "./desk";
import { kindText, type Notice, stateText } from "./notices";

export function NoticeList({ session }: { session: Session }): JSX.Element {
  const { say, clock } = useDesk();
  const [list, setList] = useState<Notice[] | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const read = async () =>
      setList((await get<{ notices: Notice[] }>(`/notices?session=${session.id}`)).notices);
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [session.id]);
  const nameOf = ({ to }: Notice) =>
    to === "person" || to === "coach" ? session[to].nickname : say("office");
  const timeOf = ({ at }: Notice) => `${dayText(at, clock)}, ${timeText(at, clock)}`;
  return (
    <>
      {said && <p role="alert">{said}</p>}
      {list?.length === 0 && <p>{say("notices_none")}</p>}
      <ul class="dates">
        {list?.map((notice) => (
          <li key={notice.id} data-state={notice.state}>
            <span>
              {kindText(notice, say)} → {nameOf(notice)}
            </span>
            <span class="hint">{stateText(notice, timeOf(notice), say)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
