/** Moving a slot or stretching its edge, by pointer or by keys; the server says whether it may. */
import { make, say } from "../language";
import { Bar } from "./bar";
import { time, type Lanes } from "./lanes";
import { momentOf, place, shifted, stepOf, words, type Range } from "./steps";

export type Grip = "whole" | "start" | "end";
type Answer = { words: string };

export class Moving {
  readonly lane: HTMLElement; // where it was
  private readonly before: string;
  private readonly at: Range;
  private readonly times = make("small", "moving-words");
  private now: Range;
  private to: HTMLElement;

  constructor(readonly slot: HTMLElement, private readonly lanes: Lanes, private readonly bar: Bar, private readonly host: HTMLElement) {
    this.lane = this.to = slot.closest(".lane") as HTMLElement;
    this.before = slot.className;
    const { starts = "", ends = "" } = slot.dataset;
    this.at = { from: stepOf(lanes.day, starts), till: stepOf(lanes.day, ends) };
    this.now = { ...this.at };
    slot.classList.add("is-moving");
    slot.append(this.times);
  }

  get moved(): boolean {
    return this.to !== this.lane || this.now.from !== this.at.from || this.now.till !== this.at.till;
  }

  /** What it is now: ห้องประชุมเล็ก 13.30–16.00 น. */
  get sentence(): string {
    return `${this.slot.dataset.title ?? ""} → ${this.to.dataset.name ?? ""} ${words(this.now)} ${say("น.", "")}`.trim();
  }

  /** Moves it by some steps from where it was when it was taken hold of. */
  by(steps: number, grip: Grip): void {
    const { from, till } = this.at;
    if (grip === "end") this.now = { from, till: Math.max(from + 1, till + steps) };
    else if (grip === "start") this.now = { from: Math.min(till - 1, from + steps), till };
    else this.now = { from: from + steps, till: till + steps };
    this.draw();
  }

  /** Moves it by keys: one step further than it is, or one step longer. */
  nudge(by: 1 | -1, stretch: boolean): void {
    const { from, till } = this.now;
    if (stretch) this.now = { from, till: Math.max(from + 1, till + by) };
    else if (from + by >= 0 && till + by <= 96) this.now = { from: from + by, till: till + by };
    this.draw();
  }

  onto(lane: HTMLElement | null): void {
    if (!lane || lane === this.to || lane.dataset.kind !== this.lane.dataset.kind || lane.dataset.books === undefined) return;
    this.to = lane;
    time(lane).append(this.slot);
  }

  /** Leaves it where it is now; the board that comes next has it there too. */
  done(): void {
    this.slot.className = `${this.before} has-moved`;
    this.draw();
  }

  /** Puts it back where it was. */
  back(): void {
    this.slot.className = this.before;
    this.times.remove();
    if (this.slot.parentElement !== time(this.lane)) time(this.lane).append(this.slot);
  }

  /** Why the server asks before it is moved so; empty when there is nothing to ask. */
  async asks(): Promise<string> {
    if (this.slot.dataset.approved === undefined) return "";
    const offer = await this.bar.offer(`${this.host.dataset.range ?? ""}?${this.query({ booking: this.slot.dataset.booking ?? "" })}`);
    return offer?.free && offer.again ? offer.words : "";
  }

  /** Sends it; the answer's words say what was done, or why it was not. */
  async send(): Promise<{ done: boolean; words: string }> {
    const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
    try {
      const answer = await fetch(this.slot.dataset.moves ?? "", {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded" },
        body: this.query({}),
      });
      if (answer.ok || answer.status === 422) return { done: answer.ok, words: ((await answer.json()) as Answer).words };
      if (answer.status === 403) return { done: false, words: say("ท่านย้ายรายการนี้ไม่ได้", "You may not move this booking") };
    } catch {
      return { done: false, words: say("ยังย้ายไม่ได้ เครือข่ายขาดหาย ลองอีกครั้ง", "Not moved: the network is down. Try again.") };
    }
    return { done: false, words: say("ยังย้ายไม่ได้ในตอนนี้ โหลดหน้าใหม่แล้วลองอีกครั้ง", "That could not be done. Reload the page and try again.") };
  }

  private draw(): void {
    place(this.slot, this.now, this.lanes.shown);
    this.times.textContent = words(this.now);
  }

  private query(more: Record<string, string>): string {
    const { starts = momentOf(this.lanes.day, 0), ends = "" } = this.slot.dataset;
    return new URLSearchParams({
      resource: this.to.dataset.resource ?? "",
      starts: shifted(starts, this.now.from - this.at.from),
      ends: shifted(ends, this.now.till - this.at.till),
      ...more,
    }).toString();
  }
}
