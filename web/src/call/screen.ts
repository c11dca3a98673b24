// Keeps the screen on during a call, taken again whenever the page comes back to the front. Refused
// (battery saver, older browsers): the call goes on.

export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  const take = async () => {
    if (document.visibilityState === "visible") {
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    }
  };
  void take();
  document.addEventListener("visibilitychange", take);
  return () => {
    document.removeEventListener("visibilitychange", take);
    void lock?.release();
  };
}
