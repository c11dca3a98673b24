// Two soft tones: somebody is here. Made by the page itself; silent where the browser wants a tap
// before any sound, which the words beside it make up for.

const tones = [
  { hertz: 659, atS: 0 },
  { hertz: 880, atS: 0.18 },
];
const lengthS = 0.7;
const loudness = 0.12;

export function chime(): void {
  if (typeof AudioContext === "undefined") {
    return;
  }
  const context = new AudioContext();
  for (const { hertz, atS } of tones) {
    playTone(context, hertz, context.currentTime + atS);
  }
  setTimeout(() => void context.close(), (lengthS + 1) * 1000);
}

function playTone(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + lengthS);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + lengthS);
}
