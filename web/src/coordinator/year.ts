// The organisation's holidays as a list that is saved whole. Pure.

export interface Holiday {
  date: string;
  name: string;
}

export type HolidayFault = { field: "date" | "name"; what: "date" | "holiday_twice" | "name" };

export const nameMost = 60;

export function faultsIn(list: Holiday[], wanted: Holiday): HolidayFault[] {
  const isThere = list.some(({ date }) => date === wanted.date);
  return [
    ...(wanted.date === "" ? [{ field: "date", what: "date" } as const] : []),
    ...(wanted.date !== "" && isThere ? [{ field: "date", what: "holiday_twice" } as const] : []),
    ...(wanted.name.trim() === "" ? [{ field: "name", what: "name" } as const] : []),
  ];
}

/** By date, as the scheduler lists them. */
export function withHoliday(list: Holiday[], { date, name }: Holiday): Holiday[] {
  return [...list, { date, name: name.trim() }].sort((a, b) => a.date.localeCompare(b.date));
}

export function withoutHoliday(list: Holiday[], date: string): Holiday[] {
  return list.filter((one) => one.date !== date);
}
