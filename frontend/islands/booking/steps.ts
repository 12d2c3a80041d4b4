/** Quarters of an hour: counted from midnight of the day that is shown; written as 0930, 09.30 and 2026-11-23T09:30. */
import { say } from "../language";
import { weekdays } from "../thai-days";

export const QUARTER = 15 * 60_000;
export const A_DAY = 96;

export interface Range {
  from: number;
  till: number;
}

const two = (n: number): string => String(n).padStart(2, "0");
const moment = (iso: string): number => Date.parse(`${iso}Z`); // bare times of Bangkok, never converted

/** 09.30, and 24.00 at the end of the day. */
export const clock = (step: number): string => `${two(Math.floor(step / 4))}.${two((step % 4) * 15)}`;

export const words = ({ from, till }: Range): string => `${clock(from)}–${clock(till)}`;

/** The step of a moment, counted from the midnight with which a day begins; it may lie on another day. */
export const stepOf = (day: string, iso: string): number => (moment(iso) - moment(`${day}T00:00`)) / QUARTER;

/** A moment some steps after the midnight with which a day begins: 2026-11-23T09:30. */
export const momentOf = (day: string, step: number): string => shifted(`${day}T00:00`, step);

/** A moment some steps later, or earlier. */
export const shifted = (iso: string, steps: number): string =>
  new Date(moment(iso) + steps * QUARTER).toISOString().slice(0, 16);

const PLACE = /\b(at-\d{4}|for-\d+)\b/g;

/** Puts an element at its place among the hours that are shown. */
export function place(element: HTMLElement, { from, till }: Range, shown: Range): void {
  const begin = Math.max(Math.floor(from), shown.from);
  const end = Math.min(Math.ceil(till), shown.till);
  const bare = element.className.replace(PLACE, " ").replace(/ +/g, " ").trim();
  element.className = `${bare} at-${clock(begin).replace(".", "")} for-${Math.max(end - begin, 1)}`;
}

/** The day some days after another one: 2026-11-25. */
export const isoDay = (day: string, after: number): string => momentOf(day, after * A_DAY).slice(0, 10);

/** A day as it is said in a sentence: พ. 25 พ.ย. */
export const dayWords = (day: string, after: number): string => {
  const at = moment(`${isoDay(day, after)}T00:00`);
  return `${weekday(at)} ${said({ day: "numeric", month: "short" }, at)}`;
};

const said = (how: Intl.DateTimeFormatOptions, at: number): string =>
  new Intl.DateTimeFormat(say("th-TH", "en-GB"), { timeZone: "UTC", ...how }).format(at);

const weekday = (at: number): string => say(weekdays()[(new Date(at).getUTCDay() + 6) % 7] ?? "", said({ weekday: "short" }, at));
