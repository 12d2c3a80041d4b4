/** The lanes of a day: which step lies under the pointer, when a lane is free, where things stand. */
import { Rows, time, type Board } from "./board";
import { A_DAY, clock, momentOf, place, stepOf, words, type Range } from "./steps";

const AN_HOUR = 4;
const MORNING = 8 * 4;

export class Lanes extends Rows implements Board {
  readonly day: string;
  readonly unit = 1;
  readonly shown: Range;
  /** Where hours are measured when lanes are lists: the ruler of a narrow screen. */
  axis: HTMLElement | null = null;
  private readonly earliest: number;

  constructor(root: HTMLElement) {
    super(root);
    const { day = "", first = "0", last = "24", earliest = "" } = root.dataset;
    this.day = day;
    this.shown = { from: Number(first) * 4, till: Number(last) * 4 };
    this.earliest = Math.ceil(Math.max(stepOf(day, earliest) || 0, 0));
  }

  laid(lane: HTMLElement): boolean {
    return getComputedStyle(time(lane)).display === "grid";
  }

  stepAt(lane: HTMLElement, x: number): number {
    const { left, width } = (this.axis ?? time(lane)).getBoundingClientRect();
    const steps = this.shown.till - this.shown.from;
    const step = this.shown.from + Math.floor(((x - left) / width) * steps);
    return Math.min(Math.max(step, this.shown.from), this.shown.till - 1);
  }

  between(lane: HTMLElement, start: number, end: number): Range | null {
    const gap = this.gap(lane, start);
    return gap && { from: Math.max(Math.min(start, end), gap.from), till: Math.min(Math.max(start, end) + 1, gap.till) };
  }

  usual(lane: HTMLElement, step: number): Range | null {
    const gap = this.gap(lane, step);
    return gap && { from: step, till: Math.min(step + AN_HOUR, gap.till) };
  }

  first(lane: HTMLElement): Range | null {
    const usual = Math.max(this.shown.from, MORNING);
    const gap = this.nextGap(lane, usual, 1) ?? this.nextGap(lane, usual, -1);
    if (!gap) return null;
    const from = Math.max(gap.from, Math.min(usual, gap.till - 1));
    return { from, till: Math.min(from + AN_HOUR, gap.till) };
  }

  next(lane: HTMLElement, { from, till }: Range, by: 1 | -1, stretch: boolean): Range | null {
    const gap = this.gap(lane, from);
    if (stretch) return { from, till: Math.max(from + 1, Math.min(till + by, gap?.till ?? till)) };
    const long = till - from;
    if (gap && from + by >= gap.from && till + by <= gap.till) return { from: from + by, till: till + by };
    const next = this.nextGap(lane, by > 0 ? till + 1 : from - 1, by);
    if (!next || (by > 0 ? next.from <= from : next.till >= till)) return null;
    const begin = by > 0 ? next.from : Math.max(next.from, next.till - long);
    return { from: begin, till: Math.min(begin + long, next.till) };
  }

  holds({ from, till }: Range): boolean {
    return from >= 0 && till <= A_DAY;
  }

  words(range: Range): string {
    return words(range);
  }

  asked({ from, till }: Range): Record<string, string> {
    return { starts: momentOf(this.day, from), ends: momentOf(this.day, till) };
  }

  choose(ghost: HTMLElement, lane: HTMLElement, range: Range): HTMLElement {
    if (!this.laid(lane)) return lane; // the ruler shows it
    place(ghost, range, this.shown);
    if (ghost.parentElement !== time(lane)) time(lane).append(ghost);
    return ghost;
  }

  unchoose(ghost: HTMLElement): void {
    ghost.remove();
  }

  put(slot: HTMLElement, lane: HTMLElement, range: Range): void {
    if (!this.laid(lane)) return;
    place(slot, range, this.shown);
    if (slot.parentElement !== time(lane)) time(lane).append(slot);
  }

  land(slot: HTMLElement, lane: HTMLElement, range: Range): void {
    this.put(slot, lane, range);
  }

  back(slot: HTMLElement, home: HTMLElement): void {
    if (slot.parentElement !== time(home)) time(home).append(slot);
  }

  /** What takes up the time of a lane, in steps. */
  busy(lane: HTMLElement): Range[] {
    return [...lane.querySelectorAll<HTMLElement>("[data-busy]")].map((one) => {
      const [from = 0, till = 0] = (one.dataset.busy ?? "").split("-").map(Number);
      return { from, till };
    });
  }

  /** The hours that stand above, every other one. */
  get marks(): string[] {
    const hours: string[] = [];
    for (let step = this.shown.from; step < this.shown.till; step += 8) hours.push(clock(step));
    return hours;
  }

  /** The free time around a step, or null: what is given or closed, and what is over, is not free. */
  private gap(lane: HTMLElement, step: number): Range | null {
    let from = Math.max(this.shown.from, Math.min(this.earliest, A_DAY));
    let till = this.shown.till;
    if (step < from) return null;
    for (const busy of this.busy(lane)) {
      if (busy.till <= step) from = Math.max(from, busy.till);
      else if (busy.from > step) till = Math.min(till, busy.from);
      else return null;
    }
    return { from, till };
  }

  /** The first free time at or after a step, or, backwards, the last before it. */
  private nextGap(lane: HTMLElement, step: number, by: 1 | -1): Range | null {
    for (let at = step; at >= this.shown.from && at < this.shown.till; at += by) {
      const gap = this.gap(lane, at);
      if (gap) return gap;
    }
    return null;
  }
}
