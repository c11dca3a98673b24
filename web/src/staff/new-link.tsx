// A new link to one time of a person, to hand on; shown once.
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
  const name = session.person.nickname;
  return (
    <>
      {url ? (
        <Secret text={url} label={say("new_link_done", { name })} say={say} />
      ) : (
        <button type="button" class="button-plain" onClick={() => void task.run(make)}>
          {say("new_link")}
        </button>
      )}
      {task.said && <p role="alert">{task.said}</p>}
    </>
  );
}
