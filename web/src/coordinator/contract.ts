// Hours of work a week, as somebody types them. Pure.

const leastMin = 30;
const mostMin = 3600;

/** "37.5" or "37,5" to minutes; null: no number, or not half an hour to sixty hours. */
export function contractOf(hours: string): number | null {
  const text = hours.trim().replace(",", ".");
  const minutes = /^\d{1,2}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : 0;
  return minutes >= leastMin && minutes <= mostMin ? minutes : null;
}
