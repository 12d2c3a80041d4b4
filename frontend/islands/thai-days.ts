/** Days of the Buddhist era (Gregorian in English): read what was typed, write what was picked. */
import { say } from "./language";

const MONTHS = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
const SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The heads of the columns of a month, from Monday. */
export const weekdays = (): string[] => say("จ. อ. พ. พฤ. ศ. ส. อา.", "Mo Tu We Th Fr Sa Su").split(" ");

/** สิงหาคม 2567, August 2024 */
export const monthTitle = (day: Date): string =>
  say(`${MONTHS[day.getMonth()]} ${day.getFullYear() + 543}`, `${ENGLISH[day.getMonth()]} ${day.getFullYear()}`);

const bare = (name: string): string => name.replaceAll(/[.\s]/g, "");

/** Today in Bangkok, wherever the computer stands. */
export function today(): Date {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Bangkok" }).format(new Date()).split("-").map(Number);
  return new Date(year ?? 2000, (month ?? 1) - 1, day ?? 1);
}

/** The day typed as 26/8/67, 26 ส.ค. 2567 or 26-08-2024, in any digits; null when it is none. The server has the last word. */
export function readDay(typed: string): Date | null {
  const text = typed.replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).trim();
  const found = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{2}|\d{4})$/.exec(text) ?? /^(\d{1,2})\s*([ก-๎.\s]+?)\s*(\d{2}|\d{4})$/.exec(text);
  if (!found) return null;
  const [, day = "", name = "", year = ""] = found;
  const named = [MONTHS, SHORT].map((list) => list.findIndex((one) => bare(one) === bare(name))).find((at) => at >= 0);
  const month = /^\d+$/.test(name) ? Number(name) - 1 : named;
  if (month === undefined) return null;
  const full = year.length === 2 ? 2500 + Number(year) : Number(year);
  const picked = new Date(full >= 2400 ? full - 543 : full, month, Number(day));
  return picked.getMonth() === month && picked.getDate() === Number(day) ? picked : null;
}

/** 26 ส.ค. 2567, in English 26/8/2024, which is read again. */
export const writeDay = (day: Date): string =>
  say(`${day.getDate()} ${SHORT[day.getMonth()]} ${day.getFullYear() + 543}`, `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`);
