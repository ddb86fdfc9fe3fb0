import table from "@holiday-jp/holiday_jp";

/** Is this day (2026-11-23) a public holiday in Japan, substitutes included? The table ends with the year 2050; later days count as ordinary. */
export function isHoliday(day: string): boolean {
  return day in table.holidays;
}
