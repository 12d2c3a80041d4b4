/** The lanes of the day on the page: which one lies under the pointer, when it is free. */
import { A_DAY, stepOf, type Range } from "./steps";

export class Lanes {
  readonly day: string;
  readonly shown: Range;
  private readonly earliest: number;

  constructor(readonly root: HTMLElement) {
    const { day = "", first = "0", last = "24", earliest = "" } = root.dataset;
    this.day = day;
    this.shown = { from: Number(first) * 4, till: Number(last) * 4 };
    this.earliest = Math.ceil(Math.max(stepOf(day, earliest) || 0, 0));
  }

  /** The lanes of the page, or null where another view is shown. */
  static find(within: HTMLElement): Lanes | null {
    const root = within.querySelector<HTMLElement>("[data-lanes]");
    return root && new Lanes(root);
  }

  get all(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(".lane")];
  }

  lane(resource: string | undefined): HTMLElement | null {
    return this.all.find((lane) => lane.dataset.resource === resource) ?? null;
  }

  /** The lane at a height, of one kind where it matters. */
  laneAt(y: number, kind?: string): HTMLElement | null {
    const found = this.all.find((lane) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return y >= top && y < bottom;
    });
    return found && (!kind || found.dataset.kind === kind) ? found : null;
  }

  /** The lane before or after another one of the same kind. */
  neighbour(lane: HTMLElement, by: number): HTMLElement | null {
    const same = this.all.filter((one) => one.dataset.kind === lane.dataset.kind);
    return same[same.indexOf(lane) + by] ?? null;
  }

  /** The step under a place across the page. */
  stepAt(lane: HTMLElement, x: number): number {
    const { left, width } = time(lane).getBoundingClientRect();
    const steps = this.shown.till - this.shown.from;
    const step = this.shown.from + Math.floor(((x - left) / width) * steps);
    return Math.min(Math.max(step, this.shown.from), this.shown.till - 1);
  }

  /** The free time around a step, or null: what is given or closed, and what is over, is not free. */
  gap(lane: HTMLElement, step: number): Range | null {
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
  nextGap(lane: HTMLElement, step: number, by: 1 | -1): Range | null {
    for (let at = step; at >= this.shown.from && at < this.shown.till; at += by) {
      const gap = this.gap(lane, at);
      if (gap) return gap;
    }
    return null;
  }

  private busy(lane: HTMLElement): Range[] {
    return [...lane.querySelectorAll<HTMLElement>("[data-busy]")].map((one) => {
      const [from = 0, till = 0] = (one.dataset.busy ?? "").split("-").map(Number);
      return { from, till };
    });
  }
}

/** The row of time of a lane. */
export const time = (lane: HTMLElement): HTMLElement => lane.querySelector(".lane-time") as HTMLElement;

/** The way to the form that stands beside a lane. */
export const bookLink = (lane: HTMLElement): HTMLAnchorElement | null => lane.querySelector<HTMLAnchorElement>(".lane-book");
