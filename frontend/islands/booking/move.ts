/** Moving a slot or stretching its edge, by pointer or by keys; the server says whether it may. */
import { make, say } from "../language";
import { Bar } from "./bar";
import type { Board } from "./board";
import { shifted, stepOf, type Range } from "./steps";

export type Grip = "whole" | "start" | "end";

/** What became of it: `undo` takes it back, where all would be as it was. */
export interface Moved {
  done: boolean;
  words: string;
  undo: (() => Promise<Moved>) | null;
}

export class Moving {
  readonly lane: HTMLElement; // where it was
  to: HTMLElement;
  now: Range;
  private readonly before: string;
  private readonly at: Range;
  private readonly times = make("small", "moving-words");

  constructor(readonly slot: HTMLElement, private readonly board: Board, private readonly bar: Bar, private readonly host: HTMLElement) {
    this.lane = this.to = slot.closest("[data-resource]") as HTMLElement;
    this.before = slot.className;
    const { starts = "", ends = "" } = slot.dataset;
    this.at = { from: stepOf(board.day, starts), till: stepOf(board.day, ends) };
    this.now = { ...this.at };
    slot.classList.add("is-moving");
    if (board.unit === 1) slot.append(this.times);
  }

  get moved(): boolean {
    return this.to !== this.lane || this.now.from !== this.at.from || this.now.till !== this.at.till;
  }

  /** What it is now: ห้องประชุมเล็ก 13.30–16.00 น. */
  get sentence(): string {
    return `${this.slot.dataset.title ?? ""} → ${this.place}`;
  }

  get place(): string {
    return `${this.to.dataset.name ?? ""} ${this.board.words(this.now)} ${say("น.", "")}`.trim();
  }

  /** Moves it by some steps from where it was when it was taken hold of. */
  by(steps: number, grip: Grip): void {
    const { from, till } = this.at;
    if (grip === "end") this.now = { from, till: Math.max(from + 1, till + steps) };
    else if (grip === "start") this.now = { from: Math.min(till - 1, from + steps), till };
    else this.now = { from: from + steps, till: till + steps };
    this.draw();
  }

  /** Moves it by keys: one stride further than it is, or one step longer. */
  nudge(by: 1 | -1, stretch: boolean): void {
    const { from, till } = this.now;
    const { unit } = this.board;
    const next = { from: from + by * unit, till: till + by * unit };
    if (stretch && unit === 1) this.now = { from, till: Math.max(from + 1, till + by) };
    else if (!stretch && this.board.holds(next)) this.now = next;
    this.draw();
  }

  onto(lane: HTMLElement | null): void {
    if (!lane || lane === this.to || lane.dataset.kind !== this.lane.dataset.kind || lane.dataset.books === undefined) return;
    this.to = lane;
    this.draw();
  }

  /** Leaves it where it is now; the board that comes next has it there too. */
  done(): void {
    this.slot.className = `${this.before} has-moved`;
    this.board.land(this.slot, this.to, this.now);
    this.times.textContent = this.board.words(this.now);
  }

  /** Puts it back where it was. */
  back(): void {
    this.slot.className = this.before;
    this.times.remove();
    this.board.back(this.slot, this.lane);
  }

  /** Why the server asks before it is moved so; empty when there is nothing to ask. */
  async asks(): Promise<string> {
    if (this.slot.dataset.approved === undefined) return "";
    const booking = this.slot.dataset.booking ?? "";
    const offer = await this.bar.offer(`${this.host.dataset.range ?? ""}?${this.query(this.to, this.now, { booking })}`);
    return offer?.free && offer.again ? offer.words : "";
  }

  /** Sends it; the answer's words say what was done, or why it was not. */
  async send(): Promise<Moved> {
    const url = this.slot.dataset.moves ?? "";
    const { done, words, undo } = await post(url, this.query(this.to, this.now));
    const home = this.query(this.lane, this.at);
    return { done, words, undo: undo ? async () => ({ ...(await post(url, home)), undo: null }) : null };
  }

  private draw(): void {
    this.board.put(this.slot, this.to, this.now);
    this.times.textContent = this.board.words(this.now);
  }

  private query(lane: HTMLElement, range: Range, more: Record<string, string> = {}): string {
    const { starts = "", ends = "" } = this.slot.dataset;
    return new URLSearchParams({
      resource: lane.dataset.resource ?? "",
      starts: shifted(starts, range.from - this.at.from),
      ends: shifted(ends, range.till - this.at.till),
      ...more,
    }).toString();
  }
}

async function post(url: string, body: string): Promise<{ done: boolean; words: string; undo: boolean }> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  const refused = (words: string): { done: boolean; words: string; undo: boolean } => ({ done: false, words, undo: false });
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded" },
      body,
    });
    if (answer.ok || answer.status === 422) {
      const { words, undo = false } = (await answer.json()) as { words: string; undo?: boolean };
      return { done: answer.ok, words, undo };
    }
    if (answer.status === 403) return refused(say("ท่านย้ายรายการนี้ไม่ได้", "You may not move this booking"));
  } catch {
    return refused(say("ยังย้ายไม่ได้ เครือข่ายขาดหาย ลองอีกครั้ง", "Not moved: the network is down. Try again."));
  }
  return refused(say("ยังย้ายไม่ได้ในตอนนี้ โหลดหน้าใหม่แล้วลองอีกครั้ง", "That could not be done. Reload the page and try again."));
}
