// Another coach steps in at the same time: those who are open then first, the others after them.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Coach, getAll, post, type Session, type Slot } from "../lib/api";
import { useDesk } from "../staff/desk";
import { useTask } from "../staff/use-task";
import { CoachSelect } from "./coach-select";

interface Props {
  session: Session;
  coaches: Coach[];
  decided(): void;
}

export function CoverForm({ session, coaches, decided }: Props): JSX.Element {
  const { say } = useDesk();
  const [open, setOpen] = useState<Set<string>>(new Set());
  const [chosen, setChosen] = useState("");
  const task = useTask();
  const others = coaches.filter(({ id }) => id !== session.coach.id);

  useEffect(() => {
    const read = async () => {
      const slots = await getAll<Slot>(`/slots?${searchAt(session)}`, "slots");
      const now = slots.filter(({ start_at }) => start_at === session.start_at);
      setOpen(new Set(now.map(({ coach }) => coach)));
    };
    void read().catch(() => undefined); // all are still there to be chosen
  }, [session.id]);
  const cover = async () => {
    await post(`/sessions/${session.id}/cover`, { coach: chosen });
    decided();
    return undefined;
  };
  return (
    <div class="card">
      <p>{say("cover_hint", { name: session.person.nickname })}</p>
      <CoachSelect coaches={others} first={open} value={chosen} choose={setChosen} />
      {chosen && (
        <button type="button" onClick={() => void task.run(cover)}>
          {say("cover_do")}
        </button>
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </div>
  );
}

function searchAt({ id, start_at, end_at, person }: Session): string {
  const search = {
    ...{ from_at: start_at, until_at: start_at + 60, length_min: (end_at - start_at) / 60 },
    ...{ person: person.id, session: id, among: "programme" },
  };
  return new URLSearchParams(
    Object.entries(search).map(([name, value]) => [name, String(value)]),
  ).toString();
}
