// Makes the README's two pictures from the running programs: node tests/browser/screenshots.mjs
// The faces are drawn, so that nobody's picture is needed.
import { Stack } from '../support/stack.mjs';
import { Chromium } from './browsers.mjs';
import { bothInCall, coachComes, coachLetsIn, personComes } from './visit.mjs';

/** In the page, before its scripts: a camera that shows a drawn face. */
function installPortrait({ wall, coat, skin, hair }) {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 640;
  const pen = canvas.getContext('2d');
  const disc = (x, y, wide, high, colour) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, wide, high, 0, 0, 7);
    pen.fill();
  };
  const draw = () => {
    const light = pen.createLinearGradient(0, 0, 480, 640);
    light.addColorStop(0, wall[0]);
    light.addColorStop(1, wall[1]);
    pen.fillStyle = light;
    pen.fillRect(0, 0, 480, 640);
    disc(240, 250, 125, 150, hair);
    disc(240, 640, 210, 210, coat);
    pen.fillStyle = skin;
    pen.fillRect(205, 370, 70, 90);
    disc(240, 285, 98, 122, skin);
    disc(240, 178, 108, 62, hair);
    disc(203, 280, 8, 10, '#33261f');
    disc(277, 280, 8, 10, '#33261f');
    pen.strokeStyle = '#7a3b2e';
    pen.lineWidth = 6;
    pen.beginPath();
    pen.arc(240, 320, 38, 0.5, Math.PI - 0.5);
    pen.stroke();
  };
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async ({ audio, video }) => {
    const stream = audio ? await ask({ audio }) : new MediaStream();
    if (video) {
      setInterval(draw, 100);
      draw();
      stream.addTrack(canvas.captureStream(10).getVideoTracks()[0]);
    }
    return stream;
  };
}

const [person, coach] = [
  { wall: ['#d7e3ea', '#8fa9b8'], coat: '#7d8f5a', skin: '#c98f66', hair: '#3a2a22' },
  { wall: ['#f3dcb6', '#c98d4a'], coat: '#2b3a5c', skin: '#8d5a3c', hair: '#1f1a19' },
];

async function visitor(face, hertz) {
  const one = await Chromium.start({ hertz, context: { deviceScaleFactor: 2 } });
  await one.page.addInitScript(installPortrait, face);
  return one;
}

const stack = await Stack.start();
const here = await visitor(person, 1000);
const there = await visitor(coach, 1700);
try {
  const links = stack.links();
  await here.open(links.person);
  await here.follow('form[action^="/link/"] button');
  await here.follow('a[href="/book"]');
  await here.follow('nav[aria-labelledby="day-title"] a >> nth=1');
  await here.press('label:has(input[name="start_at"])');
  await here.page.evaluate(() => scrollTo(0, 0));
  await here.shot('docs/booking.png');
  await personComes(here, links.seat);
  await coachComes(there, links.coach);
  await coachLetsIn(there);
  await bothInCall(here, there);
  await here.film(1).catch(() => []);
  await here.page.waitForTimeout(1500);
  await here.shot('docs/call.png');
} finally {
  await here.close();
  await there.close();
  await stack.stop();
}
