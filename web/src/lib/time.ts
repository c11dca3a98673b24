// Instants (seconds, UTC) to words on a clock whose zone is always named, and the days and minutes of
// wall time that the hours are made of. Zones are the browser's own (Intl); nothing is computed twice.

export interface Clock {
  language: string;
  zone: string;
}

export function timeText(at: number, clock: Clock): string {
  return format(at, clock, { hour: "numeric", minute: "2-digit" });
}

export function dayText(at: number, clock: Clock): string {
  return format(at, clock, { weekday: "long", month: "long", day: "numeric" });
}

/** "Mountain Standard Time (Denver)": the name alone is not enough where zones share it. */
export function zoneText(at: number, clock: Clock): string {
  const parts = new Intl.DateTimeFormat(clock.language, {
    timeZone: clock.zone,
    timeZoneName: "long",
  }).formatToParts(at * 1000);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? clock.zone;
  const place = clock.zone.split("/").at(-1)?.replace(/_/g, " ") ?? "";
  return clock.zone.includes("/") ? `${name} (${place})` : name;
}

/** YYYY-MM-DD of an instant on that clock. */
export function dateOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at * 1000);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${value("year")}-${value("month")}-${value("day")}`;
}

/** Minutes since midnight of an instant on that clock. */
export function minuteOf(at: number, zone: string): number {
  const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const parts = new Intl.DateTimeFormat("en", { ...how, timeZone: zone }).formatToParts(at * 1000);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return value("hour") * 60 + value("minute");
}

/** Days since 1970 of a calendar date: what dates are counted by. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** A calendar date in words; a date has no zone, so noon UTC stands for it. */
export function dateText(date: string, language: string): string {
  return format(
    Date.parse(`${date}T12:00:00Z`) / 1000,
    { language, zone: "UTC" },
    {
      weekday: "short",
      month: "short",
      day: "numeric",
    },
  );
}

/** The same with its year, for dates that may be far. */
export function longDateText(date: string, language: string): string {
  return format(
    Date.parse(`${date}T12:00:00Z`) / 1000,
    { language, zone: "UTC" },
    { weekday: "short", month: "short", day: "numeric", year: "numeric" },
  );
}

/** The day after, as a calendar says it: never by adding 24 hours to an instant. */
export function nextDate(date: string, days = 1): string {
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** Monday is 1. */
export function weekdayText(weekday: number, language: string): string {
  const monday = Date.UTC(2024, 0, 1, 12) / 1000;
  return format(monday + (weekday - 1) * 86_400, { language, zone: "UTC" }, { weekday: "long" });
}

/** 570 -> "09:30", the value of an input of type time; 1440 -> "24:00" has none, so "00:00". */
export function minuteToInput(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** "09:30" -> 570; null when it is no time of day. */
export function minuteFromInput(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

export function minuteText(minute: number, language: string): string {
  return timeText(minute * 60, { language, zone: "UTC" });
}

/** 90 -> "90 minutes", 120 -> "2 hours", 2880 -> "2 days": the largest unit that is whole. */
export function spanText(minutes: number, language: string): string {
  const [unit, length] =
    minutes > 0 && minutes % 1440 === 0
      ? ["day", 1440]
      : minutes > 0 && minutes % 60 === 0
        ? ["hour", 60]
        : ["minute", 1];
  const how = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(language, how).format(minutes / (length as number));
}

function format(at: number, clock: Clock, how: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(clock.language, { ...how, timeZone: clock.zone });
  return text.format(at * 1000);
}
