// Booking a time for a person with their coach: length, day, time; a time that was just taken comes
// with the nearest others. After it, a link to hand on.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Named, type Person, Problem, post, type Session, type Slot } from "../lib/api";
import { dayText, timeText, zoneText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { type LengthMode, LengthModeFields } from "../staff/length-mode";
import { NewLink } from "../staff/new-link";
import { TimePicker, Times } from "../staff/time-picker";
import { useSlots } from "../staff/use-slots";

interface Props {
  person: Person;
  coach: Named;
}

export function BookFor({ person, coach }: Props): JSX.Element {
  const { say, clock, now } = useDesk();
  const [wish, setWish] = useState<LengthMode>({ length_min: 25, mode: "video" });
  const [lost, setLost] = useState<Slot[]>([]);
  const [booked, setBooked] = useState<Session | null>(null);
  const [said, setSaid] = useState("");
  const search = { coach: coach.id, person: person.id, length_min: wish.length_min };
  const { list, said: unread } = useSlots(search);

  const book = async (slot: Slot) => {
    const wanted = { coach: slot.coach, person: person.id, start_at: slot.start_at, ...wish };
    try {
      setBooked(await post<Session>("/sessions", wanted));
    } catch (error) {
      const isLost = error instanceof Problem && error.status === 409;
      setLost(isLost ? error.alternatives : []);
      setSaid(isLost ? say("taken") : problemText(error, say));
    }
  };
  if (booked) {
    return <Booked session={booked} />;
  }
  return (
    <div class="card">
      <p class="zone">{say("clock", { zone: zoneText(now(), clock) })}</p>
      <div class="fields">
        <LengthModeFields value={wish} change={(part) => setWish({ ...wish, ...part })} />
      </div>
      {(said || unread) && <p role="alert">{said || unread}</p>}
      {lost.length > 0 && <Times slots={lost} take={book} />}
      {list?.length === 0 && <p>{say("no_slots", { name: coach.nickname })}</p>}
      {list && list.length > 0 && lost.length === 0 && <TimePicker slots={list} take={book} />}
    </div>
  );
}

function Booked({ session }: { session: Session }): JSX.Element {
  const { say, clock } = useDesk();
  const time = `${dayText(session.start_at, clock)}, ${timeText(session.start_at, clock)}`;
  return (
    <div class="card" role="status">
      <p>{say("booked", { time, name: session.coach.nickname })}</p>
      <NewLink session={session} />
    </div>
  );
}
