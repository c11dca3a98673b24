// How the two connections of a call are: one quiet word in the picture's corner, whose side it is when
// asked, and the figures behind "Details". It blames nobody.
import type { JSX } from "preact";
import { SignalIcon } from "../ui/icons";
import type { Figures } from "./protocol";
import { callVerdict, rows, type Stats, weakSide } from "./quality";
import type { CallSay } from "./words";

interface Props {
  stats: Stats | null;
  peer: string;
  say: CallSay;
}

export function QualityButton({
  stats,
  say,
  isOpen,
  toggle,
}: Omit<Props, "peer"> & { isOpen: boolean; toggle(): void }): JSX.Element | null {
  if (stats === null && !isOpen) {
    return null;
  }
  const verdict = stats ? callVerdict(stats) : "unknown";
  return (
    <button
      type="button"
      class={`quality quality-${verdict}`}
      data-action="quality"
      data-verdict={verdict}
      aria-expanded={isOpen}
      onClick={toggle}
    >
      <SignalIcon />
      <span>
        {say("quality_title")}: {say(`verdict_${verdict}`)}
      </span>
    </button>
  );
}

export function QualityPanel({
  stats,
  isRelayed,
  peer,
  say,
  close,
}: Props & { isRelayed: boolean; close(): void }): JSX.Element {
  const side = weakSide(stats);
  return (
    <section class="panel" aria-labelledby="quality-title">
      <header>
        <h2 id="quality-title">{say("quality_title")}</h2>
        <button type="button" class="quiet" onClick={close}>
          {say("close")}
        </button>
      </header>
      <dl class="sides">
        <Side which="own" name={say("quality_own")} figures={stats?.own ?? null} say={say} />
        <Side
          which="far"
          name={say("quality_far", { peer })}
          figures={stats?.far ?? null}
          say={say}
        />
      </dl>
      <p class="hint">{say(`quality_help_${side}`, { peer })}</p>
      {stats && <Details stats={stats} isRelayed={isRelayed} peer={peer} say={say} />}
    </section>
  );
}

function Side({
  which,
  name,
  figures,
  say,
}: {
  which: "own" | "far";
  name: string;
  figures: Figures | null;
  say: CallSay;
}): JSX.Element {
  const verdict = figures?.verdict ?? "unknown";
  return (
    <div class={`check side-${verdict}`} data-side={which} data-verdict={verdict}>
      <dt>{name}</dt>
      <dd>{say(`verdict_${verdict}`)}</dd>
    </div>
  );
}

function Details({
  stats,
  isRelayed,
  peer,
  say,
}: {
  stats: Stats;
  isRelayed: boolean;
  peer: string;
  say: CallSay;
}): JSX.Element {
  return (
    <details>
      <summary>{say("details")}</summary>
      <table class="figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{say("text_me")}</th>
            <th scope="col">{peer}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, text }) => (
            <tr key={key}>
              <th scope="row">{say(`figure_${key}`)}</th>
              <td>{text(stats.own, isRelayed)}</td>
              <td>{stats.far ? text(stats.far, false) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
