// Booking a time for a person with their coach: length, day, time; a time that was just taken comes
// with the nearest others. After it, a link to hand on.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get, type Mode, type Person, Problem, post, type Session, type Slot } from "../lib/api";
import { dateOf, dateText, dayText, timeText, zoneText } from "../lib/time";
import { problemText, useDesk } from "../staff/desk";
import { Field } from "../ui/field";
import { Secret } from "../ui/secret";

const lengths = [10, 15, 25, 50];
const modes: Mode[] = ["video", "voice", "text"];
const aheadS = 28 * 86_400;

export function BookFor({ person }: { person: Person }): JSX.Element {
  const desk = useDesk();
  const { say, clock } = desk;
  const [length, setLength] = useState(25);
  const [mode, setMode] = useState<Mode>("video");
  const [slots, setSlots] = useState<Slot[] | null>(null);
  const [lost, setLost] = useState<Slot[]>([]);
  const [booked, setBooked] = useState<Session | null>(null);
  const [said, setSaid] = useState("");
  const coach = person.coach;

  useEffect(() => {
    const read = async () => {
      const from = desk.now();
      const query = `coach=${coach?.id}&from_at=${from}&until_at=${from + aheadS}&length_min=${length}`;
      setSlots((await get<{ slots: Slot[] }>(`/slots?${query}`)).slots);
    };
    void read().catch((error) => setSaid(problemText(error, say)));
  }, [coach?.id, length]);

  const book = async (slot: Slot) => {
    const wanted = { coach: slot.coach, person: person.id, start_at: slot.start_at };
    try {
      setBooked(await post<Session>("/sessions", { ...wanted, length_min: length, mode }));
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
      <p class="zone">{say("clock", { zone: zoneText(desk.now(), clock) })}</p>
      <Wishes id={person.id} {...{ length, setLength, mode, setMode }} />
      {said && <p role="alert">{said}</p>}
      {lost.length > 0 && <Times slots={lost} book={book} />}
      {slots?.length === 0 && <p>{say("no_slots", { name: coach?.nickname ?? "" })}</p>}
      {slots && slots.length > 0 && lost.length === 0 && <ByDay slots={slots} book={book} />}
    </div>
  );
}

interface WishesProps {
  id: string; // tells the fields of two open people apart
  length: number;
  mode: Mode;
  setLength(length: number): void;
  setMode(mode: Mode): void;
}

function Wishes({ id, length, mode, setLength, setMode }: WishesProps): JSX.Element {
  const { say } = useDesk();
  return (
    <div class="fields">
      <Field id={`length-${id}`} label={say("length")} errors={[]}>
        {(tie) => (
          <select
            {...tie}
            value={length}
            onChange={(e) => setLength(Number(e.currentTarget.value))}
          >
            {lengths.map((count) => (
              <option key={count} value={count}>
                {say("minutes", { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`mode-${id}`} label={say("mode")} errors={[]}>
        {(tie) => (
          <select {...tie} value={mode} onChange={(e) => setMode(e.currentTarget.value as Mode)}>
            {modes.map((one) => (
              <option key={one} value={one}>
                {say(`mode_${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function ByDay({ slots, book }: { slots: Slot[]; book(slot: Slot): Promise<void> }): JSX.Element {
  const { say, clock } = useDesk();
  const dates = [...new Set(slots.map(({ start_at }) => dateOf(start_at, clock.zone)))];
  const [chosen, setChosen] = useState("");
  const date = dates.includes(chosen) ? chosen : dates[0];
  return (
    <>
      <Field id="book-day" label={say("day")} errors={[]}>
        {(tie) => (
          <select {...tie} value={date} onChange={(e) => setChosen(e.currentTarget.value)}>
            {dates.map((one) => (
              <option key={one} value={one}>
                {dateText(one, clock.language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Times
        slots={slots.filter(({ start_at }) => dateOf(start_at, clock.zone) === date)}
        book={book}
      />
    </>
  );
}

function Times({ slots, book }: { slots: Slot[]; book(slot: Slot): Promise<void> }): JSX.Element {
  const { say, clock } = useDesk();
  const [isSent, setSent] = useState(false);
  const take = async (slot: Slot) => {
    setSent(true);
    await book(slot);
    setSent(false);
  };
  return (
    <fieldset class="slots">
      <legend>{say("time")}</legend>
      <div class="pills">
        {slots.map((slot) => (
          <button
            type="button"
            class="pill"
            key={slot.start_at}
            disabled={isSent}
            aria-label={`${say("book_this")}: ${dayText(slot.start_at, clock)}, ${timeText(slot.start_at, clock)}`}
            onClick={() => void take(slot)}
          >
            {timeText(slot.start_at, clock)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Booked({ session }: { session: Session }): JSX.Element {
  const { say, clock } = useDesk();
  const [url, setUrl] = useState("");
  const [said, setSaid] = useState("");
  const time = `${dayText(session.start_at, clock)}, ${timeText(session.start_at, clock)}`;
  const name = session.person.nickname;
  const newLink = async () =>
    setUrl((await post<{ url: string }>(`/sessions/${session.id}/link`)).url);
  return (
    <div class="card" role="status">
      <p>{say("booked", { time, name: session.coach.nickname })}</p>
      {url ? (
        <Secret text={url} label={say("new_link_done", { name })} say={say} />
      ) : (
        <button
          type="button"
          onClick={() => void newLink().catch((error) => setSaid(problemText(error, say)))}
        >
          {say("new_link")}
        </button>
      )}
      {said && <p role="alert">{said}</p>}
    </div>
  );
}
