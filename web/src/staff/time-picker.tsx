// Choosing a free time: the day, then a start. One is taken at a time; what comes of it is the
// caller's to show.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Slot } from "../lib/api";
import { dateOf, dateText, dayText, timeText } from "../lib/time";
import { Field } from "../ui/field";
import { useDesk } from "./desk";

interface Props {
  slots: Slot[];
  take(slot: Slot): Promise<void>;
}

export function TimePicker({ slots, take }: Props): JSX.Element {
  const { say, clock } = useDesk();
  const id = useId();
  const dates = [...new Set(slots.map(({ start_at }) => dateOf(start_at, clock.zone)))];
  const [chosen, setChosen] = useState("");
  const date = dates.includes(chosen) ? chosen : dates[0];
  const own = slots.filter(({ start_at }) => dateOf(start_at, clock.zone) === date);
  return (
    <>
      <Field id={`day-${id}`} label={say("day")} errors={[]}>
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
      <Times slots={own} take={take} />
    </>
  );
}

/** Starts beside each other, for those that are close to a time that was lost, too. */
export function Times({ slots, take }: Props): JSX.Element {
  const { say, clock } = useDesk();
  const [isSent, setSent] = useState(false);
  const press = async (slot: Slot) => {
    setSent(true);
    await take(slot);
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
            aria-label={`${dayText(slot.start_at, clock)}, ${timeText(slot.start_at, clock)}`}
            onClick={() => void press(slot)}
          >
            {timeText(slot.start_at, clock)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
