import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { isHoliday } from "./holidays.ts";
import { recurrenceOf } from "./slots.ts";

const TOKYO = "Asia/Tokyo";
/** Whoever is closed on holidays is not closed so often in a row; a rule that finds no day in so many has none. */
const TRIES = 60;

/** When a slot next begins, at `after` or later; null when it never does again, or is no slot. */
export function nextTime(text: string, after: Date): Date | null {
  const slot = recurrenceOf(text);
  if (!slot) return null;
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(TOKYO);
  if (slot.day !== null || slot.rule === null) {
    const only = at(Temporal.PlainDate.from(slot.day ?? ""), slot.from);
    return Temporal.ZonedDateTime.compare(only, from) < 0 ? null : new Date(only.epochMilliseconds);
  }
  // Begun on the day before, so that whatever comes at `after` itself is still to come.
  const begun = at(from.toPlainDate().subtract({ days: 1 }), slot.from);
  const rule = new RRuleTemporal({ temporal: Temporal, rruleString: `RRULE:${slot.rule}`, dtstart: begun });
  let found = rule.next(new Date(after.getTime() - 1));
  for (let tries = 0; found && tries < TRIES; tries++) {
    if (slot.holidays || !isHoliday(found.toPlainDate().toString())) return new Date(found.epochMilliseconds);
    found = rule.next(new Date(found.epochMilliseconds));
  }
  return null;
}

function at(day: Temporal.PlainDate, clock: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from(clock) });
}
