// Prints what each page weighs, gzip, against its budget; fails the build when one is over.
// A page is its own files and everything they import, words of one language included.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const kilobyte = 1000;
const pages = [
  { name: "a person's page", budget: 30, entries: ["src/styles/person.css"] },
  { name: "call", budget: 45, entries: ["src/call/main.tsx", "src/styles/call.css"] },
  { name: "coach", budget: 60, entries: ["src/coach/main.tsx", "src/styles/staff.css"] },
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

function weigh(entries) {
  const files = new Set(entries.flatMap((key) => [...filesOf(key)]));
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length,
    0,
  );
}

let isOver = false;
for (const { name, budget, entries } of pages) {
  const size = weigh(entries) / kilobyte;
  isOver ||= size > budget;
  console.log(`${name.padEnd(16)} ${size.toFixed(1).padStart(6)} kB gzip of ${budget} kB`);
}
process.exit(isOver ? 1 : 0);
