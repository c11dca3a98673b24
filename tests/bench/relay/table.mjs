// The table: a row for each peer, in the columns of tests/bench/table.h and one more, ours beside
// the peer's. A figure is the median of its rounds, with the lowest and the highest.
const columns = [
  ['bench', 6], ['case', 52], ['unit', 7], ['ours (low-high)', 27], ['peer (low-high)', 46], ['floor (low-high)', 27],
  ['ours/floor', 10], ['ours/peer', 1],
];

function figure(values) {
  if (!values) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], low: sorted[0], high: sorted.at(-1) };
}

const ratio = (one, other) => (other?.median > 0 ? one.median / other.median : null);

/** @param values by name of subject, a list each; 'porchlight' is there, 'floor' and peers may be. */
export function rowsOf(what, unit, values) {
  const [ours, floor] = [figure(values.porchlight), figure(values.floor)];
  const peers = Object.keys(values).filter((name) => name !== 'porchlight' && name !== 'floor');
  return (peers.length ? peers : [null]).map((name) => {
    const peer = figure(values[name]);
    return {
      bench: 'relay', case: what, unit, ours: ours.median, ours_low: ours.low, ours_high: ours.high,
      peer: peer && peer.median, peer_low: peer && peer.low, peer_high: peer && peer.high, peer_name: name,
      floor: floor && floor.median, floor_low: floor && floor.low, floor_high: floor && floor.high,
      ratio: ratio(ours, floor), peer_ratio: ratio(ours, peer),
    };
  });
}

const short = (value) => Number(value.toPrecision(4)).toString();
const spread = (value, low, high) => (value === null ? '-' : `${short(value)} (${short(low)}-${short(high)})`);
const times = (value) => (value === null ? '-' : value.toFixed(2));

function textOf(row) {
  const peer = row.peer === null ? '-' : `${spread(row.peer, row.peer_low, row.peer_high)} ${row.peer_name}`;
  return [
    row.bench, row.case, row.unit, spread(row.ours, row.ours_low, row.ours_high), peer,
    spread(row.floor, row.floor_low, row.floor_high), times(row.ratio), times(row.peer_ratio),
  ];
}

const lineOf = (words) => words.map((text, i) => text.padEnd(columns[i][1])).join(' ').trimEnd();

export function print(rows, isJson) {
  if (isJson) {
    console.log(`[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`);
    return;
  }
  console.log(lineOf(columns.map(([name]) => name)));
  for (const row of rows) console.log(lineOf(textOf(row)));
}
