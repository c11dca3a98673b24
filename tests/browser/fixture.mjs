// Pictures and sounds that can be recognised at the far side. The picture is a film whose every
// frame carries its number as black and white fields; the sound is a beeping tone of known pitch.
// Steady tones would be taken for noise by the browser's own noise suppression, so they beep.
import { writeFileSync } from 'node:fs';

export const WIDTH = 320;
export const HEIGHT = 240;
const FPS = 15;
const SECONDS = 8;

// Twelve fields of 80 x 80: eight bits of the frame number, the low four again inverted.
export const FIELD = 80;
const COLUMNS = WIDTH / FIELD;

function fieldBits(number) {
  const bits = [];
  for (let i = 7; i >= 0; i--) bits.push((number >> i) & 1);
  for (let i = 3; i >= 0; i--) bits.push(1 - ((number >> i) & 1));
  return bits;
}

/** Writes a YUV4MPEG2 film of numbered frames; a chroma value marks who it belongs to. */
export function writeFilm(path, chroma) {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FPS}:1 Ip A1:1 C420jpeg\n`)];
  const colour = Buffer.alloc((WIDTH / 2) * (HEIGHT / 2), chroma);
  for (let frame = 0; frame < FPS * SECONDS; frame++) {
    const luma = Buffer.alloc(WIDTH * HEIGHT);
    fieldBits(frame).forEach((bit, i) => {
      const left = (i % COLUMNS) * FIELD;
      const top = Math.floor(i / COLUMNS) * FIELD;
      for (let y = top; y < top + FIELD; y++) {
        luma.fill(bit ? 235 : 16, y * WIDTH + left, y * WIDTH + left + FIELD);
      }
    });
    parts.push(Buffer.from('FRAME\n'), luma, colour, Buffer.alloc(colour.length, 128));
  }
  writeFileSync(path, Buffer.concat(parts));
}

export const MARK_EVERY_S = 4;

/** The second pitch in the beeps that mark the time. */
export function markHertz(hertz) {
  return hertz * 1.25;
}

/** Writes a 48 kHz mono WAV: 300 ms of tone, 200 ms of silence, again and again. The first beep of
 *  each four seconds has a second pitch in it, by which both ends know it for the same. */
export function writeTone(path, hertz) {
  const rate = 48000;
  const count = rate * SECONDS;
  const data = Buffer.alloc(44 + count * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + count * 2, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(rate * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(count * 2, 40);
  for (let i = 0; i < count; i++) {
    const isOn = i % (rate / 2) < rate * 0.3;
    const isMarked = i % (rate * MARK_EVERY_S) < rate / 2;
    const wave = (pitch) => Math.sin((2 * Math.PI * pitch * i) / rate);
    const sample = wave(hertz) * 16000 + (isMarked ? wave(markHertz(hertz)) * 12000 : 0);
    data.writeInt16LE(isOn ? Math.round(sample) : 0, 44 + i * 2);
  }
  writeFileSync(path, data);
}

/** For browsers that take no film from a file: the same film and tone, made in the page. */
export function installCamera({ hertz, colour }) {
  const makeStream = async (constraints) => {
    const stream = new MediaStream();
    if (constraints?.video) {
      const canvas = document.createElement('canvas');
      canvas.width = 320;
      canvas.height = 240;
      const pen = canvas.getContext('2d');
      let frame = 0;
      const draw = () => {
        const bits = [];
        for (let i = 7; i >= 0; i--) bits.push((frame >> i) & 1);
        for (let i = 3; i >= 0; i--) bits.push(1 - ((frame >> i) & 1));
        bits.forEach((bit, i) => {
          pen.fillStyle = bit ? '#fff' : '#000';
          pen.fillRect((i % 4) * 80, Math.floor(i / 4) * 80, 80, 80);
        });
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 8, 8);
        frame = (frame + 1) % 120;
      };
      draw();
      setInterval(draw, 66);
      for (const track of canvas.captureStream(15).getTracks()) stream.addTrack(track);
    }
    if (constraints?.audio) {
      const audio = new AudioContext({ sampleRate: 48000 });
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      const out = audio.createMediaStreamDestination();
      tone.frequency.value = hertz;
      tone.connect(gain).connect(out);
      tone.start();
      for (let t = 0; t < 600; t += 0.5) {
        gain.gain.setValueAtTime(0.5, audio.currentTime + t);
        gain.gain.setValueAtTime(0, audio.currentTime + t + 0.3);
      }
      for (const track of out.stream.getTracks()) stream.addTrack(track);
    }
    return stream;
  };
  navigator.mediaDevices.getUserMedia = makeStream;
}

/** In the page: the numbers read off the far side's picture during some frames, in order. */
export async function readFilm({ selector, wanted }) {
  const video = document.querySelector(selector);
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const readNumber = () => {
    pen.drawImage(video, 0, 0, 320, 240);
    const bits = [];
    for (let i = 0; i < 12; i++) {
      const x = (i % 4) * 80 + 40;
      const y = Math.floor(i / 4) * 80 + 40;
      bits.push(pen.getImageData(x, y, 1, 1).data[1] > 127 ? 1 : 0);
    }
    const number = bits.slice(0, 8).reduce((sum, bit) => sum * 2 + bit, 0);
    const inverted = bits.slice(8).reduce((sum, bit) => sum * 2 + (1 - bit), 0);
    return inverted === (number & 15) && number < 120 ? number : null;
  };
  const numbers = [];
  for (let turn = 0; turn < 1800 && numbers.length < wanted; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 33));
    if (!video.videoWidth) continue;
    const number = readNumber();
    if (number !== null && number !== numbers[numbers.length - 1]) numbers.push(number);
  }
  return numbers;
}

/** In the page: how far the wanted pitch stands out of the far side's sound, in decibels over the
 * median of the spectrum, at its best during some looks. */
export async function readTone({ selector, hertz, enough, turns }) {
  const stream = document.querySelector(selector).srcObject;
  const audio = new AudioContext({ sampleRate: 48000 });
  await audio.resume();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  audio.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  const bin = Math.round((hertz * analyser.fftSize) / 48000);
  let best = Number.NEGATIVE_INFINITY;
  for (let turn = 0; turn < turns && best < enough; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    analyser.getFloatFrequencyData(spectrum);
    const peak = Math.max(spectrum[bin - 1], spectrum[bin], spectrum[bin + 1]);
    const speech = Array.from(spectrum.slice(20, 700)).sort((a, b) => a - b);
    const median = Math.max(speech[Math.floor(speech.length / 2)], -140);
    if (Number.isFinite(peak)) best = Math.max(best, peak - median);
  }
  await audio.close();
  return best;
}

/** Numbers of a film that runs: several, and mostly rising by small steps (120 comes after 119). */
export function isRunningFilm(numbers) {
  let forward = 0;
  for (let i = 1; i < numbers.length; i++) {
    const step = (numbers[i] - numbers[i - 1] + 120) % 120;
    if (step > 0 && step < 40) forward++;
  }
  return numbers.length >= 5 && forward >= (numbers.length - 1) * 0.8;
}
