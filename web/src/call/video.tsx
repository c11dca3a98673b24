// A picture of a stream. The far one carries the sound too, and may need a tap before the browser
// plays it; the near one is mirrored and mute.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { markOnce } from "./marks";
import type { CallSay } from "./words";

interface FarProps {
  stream: MediaStream | null;
  peer: string;
  say: CallSay;
}

export function FarVideo({ stream, peer, say }: FarProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const [needsTap, setNeedsTap] = useState(false);
  const play = () => void playStream(video.current, stream).then((plays) => setNeedsTap(!plays));
  useEffect(play, [stream]);
  useEffect(() => markFirstPicture(video.current), []);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: live speech; written messages stand beside it */}
      <video
        ref={video}
        class="far"
        data-side="remote"
        autoplay
        playsInline
        aria-label={say("remote", { peer })}
      />
      {needsTap && (
        <button type="button" class="big hear" onClick={play}>
          {say("hear", { peer })}
        </button>
      )}
    </>
  );
}

export function NearVideo({
  stream,
  isOn,
  say,
}: {
  stream: MediaStream;
  isOn: boolean;
  say: CallSay;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => void playStream(video.current, stream), [stream]);
  return (
    <div class="near">
      <video
        ref={video}
        data-side="local"
        autoplay
        playsInline
        muted
        hidden={!isOn}
        aria-label={say("self")}
      />
      {!isOn && <p>{say("camera_is_off")}</p>}
    </div>
  );
}

// Whether it plays; false when the browser wants a tap first.
async function playStream(
  video: HTMLVideoElement | null,
  stream: MediaStream | null,
): Promise<boolean> {
  if (video === null || stream === null) {
    return true;
  }
  if (video.srcObject !== stream) {
    video.srcObject = stream;
  }
  try {
    await video.play();
    return true;
  } catch (error) {
    return (error as DOMException).name !== "NotAllowedError";
  }
}

// The frame itself where the browser tells of it; else the first size that the picture has.
function markFirstPicture(video: HTMLVideoElement | null): void {
  if (video?.requestVideoFrameCallback) {
    video.requestVideoFrameCallback(() => markOnce("first-picture"));
  } else {
    video?.addEventListener("resize", () => markOnce("first-picture"), { once: true });
  }
}
