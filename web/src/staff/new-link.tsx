// A link to one time of a person: sent to them once more, or a new one to hand on, shown once.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { post, type Session } from "../lib/api";
import { Secret } from "../ui/secret";
import { useDesk } from "./desk";
import { useTask } from "./use-task";

export function NewLink({ session }: { session: Session }): JSX.Element {
  const { say } = useDesk();
  const [url, setUrl] = useState("");
  const task = useTask();
  const make = async () => {
    setUrl((await post<{ url: string }>(`/sessions/${session.id}/link`)).url);
    return undefined;
  };
  const send = async () => {
    await post(`/sessions/${session.id}/link/send`);
    return say("link_sent", { name });
  };
  const name = session.person.nickname;
  return (
    <>
      {url ? (
        <Secret text={url} label={say("new_link_done", { name })} say={say} />
      ) : (
        <p class="answers">
          <button type="button" class="button-plain" onClick={() => void task.run(make)}>
            {say("new_link")}
          </button>
          <button type="button" class="button-plain" onClick={() => void task.run(send)}>
            {say("send_link")}
          </button>
        </p>
      )}
      {task.said && <p role="status">{task.said}</p>}
    </>
  );
}
