// The coaches: how many people each has, who is here now, what comes next, and, opened, how much of
// the contract is given.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Coach } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { TableWrap } from "../ui/table-wrap";
import { CoachAway } from "./coach-away";
import { CoachLoad } from "./coach-load";

const columns = ["nickname", "people", "next", "zone", "more"] as const;

export function Coaches({ coaches }: { coaches: Coach[] }): JSX.Element {
  const { say } = useDesk();
  return (
    <details class="card">
      <summary id="coaches-title">{say("coaches")}</summary>
      <TableWrap title="coaches-title">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...coaches].sort(byNickname).map((coach) => (
              <CoachRow key={coach.id} coach={coach} />
            ))}
          </tbody>
        </table>
      </TableWrap>
    </details>
  );
}

function CoachRow({ coach }: { coach: Coach }): JSX.Element {
  const { say, clock } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const { nickname: name, next_at } = coach;
  return (
    <>
      <tr data-coach={coach.id}>
        <th scope="row">
          {name}{" "}
          {coach.here && (
            <span class="presence" data-here="true">
              {say("here_now")}
            </span>
          )}
        </th>
        <td>{coach.people}</td>
        <td>
          {next_at === null
            ? say("nothing_booked")
            : `${dayText(next_at, clock)}, ${timeText(next_at, clock)}`}
        </td>
        <td>{coach.zone}</td>
        <td>
          <button
            type="button"
            class="button-plain"
            aria-expanded={isOpen}
            aria-label={say(isOpen ? "close_person" : "open_person", { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {say(isOpen ? "close" : "open")}
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={columns.length}>
            <CoachLoad coach={coach} />
            <CoachAway coach={coach} />
          </td>
        </tr>
      )}
    </>
  );
}

function byNickname(a: Coach, b: Coach): number {
  return a.nickname.localeCompare(b.nickname);
}
