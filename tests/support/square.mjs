// Reads the square on a page as a camera would: dots, then another's decoder.
import jsqr from 'jsqr';

const DOTS = 4; // of one module

/** What the square of this page says. @param {string} html */
export function squareOf(html) {
  const [, size] = /<svg viewBox="0 0 (\d+) \1"[^>]*role="img"/.exec(html);
  const [, strokes] = /<path class="ink" d="([^"]+)"/.exec(html);
  const side = Number(size) * DOTS;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of strokes.matchAll(/M(\d+),(\d+)h(\d+)v1h-\3z/g)) {
    blacken(dots, side, { x: x * DOTS, y: y * DOTS, width: run * DOTS });
  }
  return readDots(dots, side, side);
}

function blacken(dots, side, { x, y, width }) {
  for (let row = y; row < y + DOTS; row++) {
    for (let column = x; column < x + width; column++) dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  }
}

/** @param {Uint8ClampedArray} dots four bytes each @returns {string | undefined} */
export function readDots(dots, width, height) {
  return (jsqr.default ?? jsqr)(dots, width, height)?.data;
}
