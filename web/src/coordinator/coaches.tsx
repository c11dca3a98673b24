// The coaches: how many people each has, who is here now, what comes next.
import type { JSX } from "preact";
import type { Coach } from "../lib/api";
import { dayText, timeText } from "../lib/time";
import { useDesk } from "../staff/desk";
import { TableWrap } from "../ui/table-wrap";

export function Coaches({ coaches }: { coaches: Coach[] }): JSX.Element {
  const { say, clock } = useDesk();
  return (
    <details class="card">
      <summary id="coaches-title">{say("coaches")}</summary>
      <TableWrap title="coaches-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("nickname")}</th>
              <th scope="col">{say("people")}</th>
              <th scope="col">{say("next")}</th>
              <th scope="col">{say("zone")}</th>
            </tr>
          </thead>
          <tbody>
            {coaches.map((coach) => (
              <tr key={coach.id}>
                <th scope="row">
                  {coach.nickname}{" "}
                  {coach.here && (
                    <span class="presence" data-here="true">
                      {say("here_now")}
                    </span>
                  )}
                </th>
                <td>{coach.people}</td>
                <td>
                  {coach.next_at === null
                    ? say("nothing_booked")
                    : `${dayText(coach.next_at, clock)}, ${timeText(coach.next_at, clock)}`}
                </td>
                <td>{coach.zone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableWrap>
    </details>
  );
}
