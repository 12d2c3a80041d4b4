/** What a board offers to the hand and the keys, whether its rows show hours or days. */
import type { Range } from "./steps";

export interface Board {
  readonly day: string; // steps are quarters of an hour after its midnight
  readonly unit: number; // steps of one stride: a quarter, or a day
  readonly all: HTMLElement[];
  /** Whether a row lies as time now: narrow screens show lists. */
  laid(lane: HTMLElement): boolean;
  lane(resource: string | undefined): HTMLElement | null;
  laneAt(y: number): HTMLElement | null;
  /** The row before or after another one of the same kind. */
  neighbour(lane: HTMLElement, by: number): HTMLElement | null;
  /** The first step of the stride under a place across the page. */
  stepAt(lane: HTMLElement, x: number): number;
  /** What may be chosen from one stride to another, or null where that cannot be. */
  between(lane: HTMLElement, start: number, end: number): Range | null;
  /** What a bare click chooses. */
  usual(lane: HTMLElement, step: number): Range | null;
  /** What an arrow key chooses first, and then. */
  first(lane: HTMLElement): Range | null;
  next(lane: HTMLElement, range: Range, by: 1 | -1, stretch: boolean): Range | null;
  /** Whether something may be moved there. */
  holds(range: Range): boolean;
  words(range: Range): string;
  /** How the form is told what was chosen. */
  asked(range: Range): Record<string, string>;
  /** Draws what is chosen, and what is being moved. */
  choose(ghost: HTMLElement, lane: HTMLElement, range: Range): HTMLElement;
  unchoose(ghost: HTMLElement): void;
  put(slot: HTMLElement, lane: HTMLElement, range: Range): void;
  land(slot: HTMLElement, lane: HTMLElement, range: Range): void;
  back(slot: HTMLElement, home: HTMLElement): void;
}

/** The row of time of a lane. */
export const time = (lane: HTMLElement): HTMLElement => lane.querySelector(".lane-time") as HTMLElement;

/** The way to the form that stands beside a lane. */
export const bookLink = (lane: HTMLElement): HTMLAnchorElement | null => lane.querySelector<HTMLAnchorElement>(".lane-book");

/** The rows of a board, and which of them is meant. */
export abstract class Rows {
  constructor(readonly root: HTMLElement) {}

  get all(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>("[data-resource]")];
  }

  lane(resource: string | undefined): HTMLElement | null {
    return this.all.find((lane) => lane.dataset.resource === resource) ?? null;
  }

  laneAt(y: number): HTMLElement | null {
    const under = (lane: HTMLElement): boolean => {
      const { top, bottom } = lane.getBoundingClientRect();
      return y >= top && y < bottom;
    };
    return this.all.find(under) ?? null;
  }

  neighbour(lane: HTMLElement, by: number): HTMLElement | null {
    const same = this.all.filter((one) => one.dataset.kind === lane.dataset.kind);
    return same[same.indexOf(lane) + by] ?? null;
  }
}
