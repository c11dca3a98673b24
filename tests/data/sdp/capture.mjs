// Writes what the installed browsers say today into this folder: an offer as the call page makes
// it, and the answer to such an offer from the other browser. Run by hand after a browser update:
//   node tests/data/sdp/capture.mjs
// Candidates keep documentation addresses in place of this machine's.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(folder, "../../package.json"));

async function describe(offer) {
  const peer = new RTCPeerConnection();
  const gathered = new Promise((resolve) => {
    peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && resolve();
  });
  if (offer) {
    await peer.setRemoteDescription({ type: "offer", sdp: offer });
    for (const transceiver of peer.getTransceivers()) {
      transceiver.direction = "sendrecv";
    }
    await peer.setLocalDescription(await peer.createAnswer());
  } else {
    peer.addTransceiver("audio", { direction: "sendrecv" });
    peer.addTransceiver("video", { direction: "sendrecv" });
    await peer.setLocalDescription(await peer.createOffer());
  }
  await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 3000))]);
  const { sdp } = peer.localDescription;
  peer.close();
  return sdp;
}

function neutral(sdp) {
  return sdp
    .replace(/[0-9a-f-]{36}\.local/g, "0a1b2c3d-0000-4000-8000-000000000000.local")
    .replace(/^(a=candidate:\S+ \d \S+ \d+ )\d+\.\d+\.\d+\.\d+/gm, "$1192.0.2.77")
    .replace(/^(a=candidate:\S+ \d \S+ \d+ )[0-9a-f]*:[0-9a-f:]+/gm, "$12001:db8::77")
    .replace(/^(c=IN IP4 )(?!0\.0\.0\.0)\S+/gm, "$1192.0.2.77");
}

function save(name, sdp) {
  fs.writeFileSync(path.join(folder, `${name}.sdp`), neutral(sdp));
}

const chromium = await require("playwright-core").chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const firefox = await require("puppeteer-core").launch({
  browser: "firefox",
  executablePath: "/usr/bin/firefox-esr",
  headless: true,
});
const inChromium = await chromium.newPage();
const inFirefox = await firefox.newPage();
for (const page of [inChromium, inFirefox]) {
  await page.goto("about:blank");
}
const chromiumOffer = await inChromium.evaluate(describe, undefined);
const firefoxOffer = await inFirefox.evaluate(describe, undefined);
save("chromium_offer", chromiumOffer);
save("firefox_offer", firefoxOffer);
save("chromium_answer", await inChromium.evaluate(describe, firefoxOffer));
save("firefox_answer", await inFirefox.evaluate(describe, chromiumOffer));
await firefox.close();
await chromium.close();
