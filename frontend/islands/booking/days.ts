/** Rows of days, a week or two: whole days are chosen, and what moves to another day keeps its hours. */
import { Rows, time, type Board } from "./board";
import { A_DAY, clock, dayWords, isoDay, stepOf, type Range } from "./steps";

const TIMELINE = 14;
const EIGHTHS = 8; // steps of three hours that a day of the timeline has

const dayOf = (step: number): number => Math.floor(step / A_DAY);

export class Days extends Rows implements Board {
  readonly day: string;
  readonly unit = A_DAY;
  private readonly today: number;
  private readonly count: number;
  private readonly table: boolean;

  constructor(root: HTMLElement) {
    super(root);
    const { days = "", today = "" } = root.dataset;
    this.day = days;
    this.today = stepOf(days, `${today}T00:00`) / A_DAY;
    this.table = root.matches("table");
    this.count = this.table ? 7 : TIMELINE;
  }

  laid(lane: HTMLElement): boolean {
    const [cell] = this.cells(lane);
    return getComputedStyle(cell ?? time(lane)).display === (this.table ? "table-cell" : "grid");
  }

  stepAt(lane: HTMLElement, x: number): number {
    const { left, right } = (this.table ? (this.cells(lane)[0] as HTMLElement) : time(lane)).getBoundingClientRect();
    const wide = this.table ? right - left : (right - left) / this.count;
    return Math.min(Math.max(Math.floor((x - left) / wide), 0), this.count - 1) * A_DAY;
  }

  between(lane: HTMLElement, start: number, end: number): Range | null {
    if (dayOf(start) < this.today || this.cells(lane)[dayOf(start)]?.matches(".is-shut")) return null;
    const from = Math.max(Math.min(start, end), this.today * A_DAY);
    return { from, till: Math.max(start, end) + A_DAY };
  }

  usual(lane: HTMLElement, step: number): Range | null {
    return this.between(lane, step, step);
  }

  first(lane: HTMLElement): Range | null {
    for (let day = Math.max(this.today, 0); day < this.count; day++) {
      const range = this.usual(lane, day * A_DAY);
      if (range) return range;
    }
    return null;
  }

  next(lane: HTMLElement, { from, till }: Range, by: 1 | -1, stretch: boolean): Range | null {
    const last = Math.min(Math.max(till + by * A_DAY, from + A_DAY), this.count * A_DAY);
    if (stretch) return { from, till: last };
    for (let day = dayOf(from) + by; day >= 0 && day < this.count; day += by) {
      const range = this.usual(lane, day * A_DAY);
      if (range) return range;
    }
    return null;
  }

  holds({ from }: Range): boolean {
    return dayOf(from) >= 0 && dayOf(from) < this.count;
  }

  /** พ. 25 พ.ย., a few days, or the day and the hours of what is moved. */
  words({ from, till }: Range): string {
    const begins = dayWords(this.day, dayOf(from));
    const ends = dayWords(this.day, dayOf(till - 1));
    if (from % A_DAY === 0 && till % A_DAY === 0) return begins === ends ? begins : `${begins} – ${ends}`;
    const [first, last] = [clock(from - dayOf(from) * A_DAY), clock(till - dayOf(till - 1) * A_DAY)];
    return begins === ends ? `${begins} ${first}–${last}` : `${begins} ${first} – ${ends} ${last}`;
  }

  asked({ from, till }: Range): Record<string, string> {
    const [day, last] = [isoDay(this.day, dayOf(from)), isoDay(this.day, dayOf(till - 1))];
    return day === last ? { day } : { day, last };
  }

  choose(ghost: HTMLElement, lane: HTMLElement, range: Range): HTMLElement {
    if (this.table) return this.mark("is-chosen", lane, range) ?? lane;
    at(ghost, dayOf(range.from) * EIGHTHS, dayOf(range.till - range.from) * EIGHTHS);
    if (ghost.parentElement !== time(lane)) time(lane).append(ghost);
    return ghost;
  }

  unchoose(ghost: HTMLElement): void {
    ghost.remove();
    this.unmark("is-chosen");
  }

  put(slot: HTMLElement, lane: HTMLElement, range: Range): void {
    if (this.table) return void this.mark("is-target", lane, range);
    const from = Math.floor((range.from * EIGHTHS) / A_DAY);
    const long = Math.max(Math.ceil((range.till * EIGHTHS) / A_DAY) - from, EIGHTHS / 2);
    const begin = Math.min(Math.max(from, 0), this.count * EIGHTHS - EIGHTHS / 2);
    at(slot, begin, Math.min(long + Math.min(from, 0), this.count * EIGHTHS - begin));
    if (slot.parentElement !== time(lane)) time(lane).append(slot);
  }

  land(slot: HTMLElement, lane: HTMLElement, range: Range): void {
    this.unmark("is-target");
    if (!this.table) return this.put(slot, lane, range);
    const cell = this.cells(lane)[dayOf(range.from)];
    if (!cell) return;
    const list = cell.querySelector("ul") ?? cell.appendChild(document.createElement("ul"));
    list.append(slot);
  }

  back(slot: HTMLElement, home: HTMLElement): void {
    this.unmark("is-target");
    if (!this.table && slot.parentElement !== time(home)) time(home).append(slot);
  }

  private cells(lane: HTMLElement): HTMLElement[] {
    return this.table ? [...lane.querySelectorAll<HTMLElement>("td")] : [];
  }

  /** Marks the cells of a row from a day to a day; returns the first of them. */
  private mark(name: string, lane: HTMLElement, { from, till }: Range): HTMLElement | undefined {
    this.unmark(name);
    const cells = this.cells(lane).slice(Math.max(dayOf(from), 0), dayOf(till - 1) + 1);
    for (const cell of cells) cell.classList.add(name);
    return cells[0];
  }

  private unmark(name: string): void {
    for (const cell of this.root.querySelectorAll(`.${name}`)) cell.classList.remove(name);
  }
}

const PLACE = /\b(on-\d+|for-\d+)\b/g;

/** Puts an element at its place among the days that are shown. */
function at(element: HTMLElement, on: number, long: number): void {
  element.className = `${element.className.replace(PLACE, " ").replace(/ +/g, " ").trim()} on-${on} for-${Math.max(long, 1)}`;
}
