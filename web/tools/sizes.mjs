// Prints what each page weighs, gzip, against its budget; fails the build when one is over.
// A page is its own files and everything they import, words of one language included.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const kilobyte = 1000;
const staff = ["src/styles/person.css", "src/styles/staff.css"];
const pages = [
  {
    name: "a person's page", // the longest of them, before its times are filled in
    budget: 30,
    entries: ["src/styles/person.css"],
    sources: [
      "pages/book.html",
      "pages/layout/top.html",
      "pages/layout/foot.html",
      "public/icon.svg",
    ],
  },
  {
    name: "call",
    budget: 45,
    entries: ["src/call/main.tsx", "src/styles/person.css", "src/styles/call.css"],
    sources: ["pages/call.html"],
  },
  { name: "coach", budget: 60, entries: [...staff, "src/coach/main.tsx"] },
  {
    name: "coordinator",
    budget: 60,
    entries: ["src/coordinator/main.tsx", "src/styles/staff.css"],
  },
];

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

function filesOf(key, found = new Set()) {
  const entry = manifest[key];
  if (!entry) {
    throw new Error(`${key}: not in the manifest`);
  }
  if (found.has(entry.file)) {
    return found;
  }
  found.add(entry.file);
  for (const css of entry.css ?? []) {
    found.add(css);
  }
  const words = (entry.dynamicImports ?? []).filter((name) => !name.includes(".es."));
  for (const next of [...(entry.imports ?? []), ...words]) {
    filesOf(next, found);
  }
  return found;
}

function weigh(entries, sources = []) {
  const built = new Set(entries.flatMap((key) => [...filesOf(key)]));
  const urls = [
    ...[...built].map((file) => new URL(file, dist)),
    ...sources.map((file) => new URL(`../${file}`, dist)),
  ];
  return urls.reduce((sum, url) => sum + gzipSync(readFileSync(url)).length, 0);
}

let isOver = false;
for (const { name, budget, entries, sources } of pages) {
  const size = weigh(entries, sources) / kilobyte;
  isOver ||= size > budget;
  console.log(`${name.padEnd(16)} ${size.toFixed(1).padStart(6)} kB gzip of ${budget} kB`);
}
process.exit(isOver ? 1 : 0);
