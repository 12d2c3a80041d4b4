/** Choosing a free range in a lane, by pointer or by keys; what is chosen goes to the form. */
import { make, say } from "../language";
import { Bar } from "./bar";
import { bookLink, time, type Lanes } from "./lanes";
import { momentOf, place, words, type Range } from "./steps";

const AN_HOUR = 4;

export class Choosing {
  private readonly ghost = make("li", "slot slot-new");
  private resource = "";
  private range: Range | null = null;
  private timer = 0;

  constructor(private readonly host: HTMLElement, private readonly bar: Bar, private readonly tell: (words: string) => void) {}

  get chosen(): boolean {
    return this.range !== null;
  }

  /** Shows a range in a lane, without asking anything yet. */
  draw(lanes: Lanes, lane: HTMLElement, range: Range): void {
    this.resource = lane.dataset.resource ?? "";
    this.range = range;
    this.ghost.replaceChildren(make("b", "", say("จองใหม่", "New booking")), make("small", "", words(range)));
    place(this.ghost, range, lanes.shown);
    if (this.ghost.parentElement !== time(lane)) time(lane).append(this.ghost);
    const link = bookLink(lane);
    if (link) link.href = this.url(lanes.day);
  }

  /** Says what is chosen in the bar, and asks the server who approves it. */
  settle(lanes: Lanes, lane: HTMLElement, loud: boolean): void {
    if (!this.range) return;
    const sentence = `${lane.dataset.name ?? ""} ${words(this.range)} ${say("น.", "")}`.trim();
    this.bar.choose(sentence, lane.dataset.books ?? "", this.url(lanes.day));
    if (loud) this.tell(sentence);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(lanes.day, sentence, loud), loud ? 250 : 0);
  }

  /** Moves what is chosen in a lane by the arrow keys; Shift changes its length. */
  step(lanes: Lanes, lane: HTMLElement, by: 1 | -1, stretch: boolean): void {
    const range = this.resource === lane.dataset.resource ? this.range : null;
    const next = range ? this.moved(lanes, lane, range, by, stretch) : this.first(lanes, lane);
    if (!next) return this.tell(say("ไม่มีเวลาว่างอีก", "No more free time"));
    this.draw(lanes, lane, next);
    this.settle(lanes, lane, true);
  }

  /** Draws again what was chosen before the board was swapped; drops it when its time was taken. */
  again(lanes: Lanes | null): void {
    const lane = lanes?.lane(this.resource);
    if (!lanes || !lane || !this.range) return this.leave();
    this.draw(lanes, lane, this.range);
    void this.ask(lanes.day, "", false);
  }

  leave(): void {
    clearTimeout(this.timer);
    this.range = null;
    const lane = this.ghost.closest<HTMLElement>(".lane");
    this.ghost.remove();
    const link = lane && bookLink(lane);
    if (link && link.dataset.usual) link.href = link.dataset.usual;
    this.bar.close();
  }

  private first(lanes: Lanes, lane: HTMLElement): Range | null {
    const usual = Math.max(lanes.shown.from, 8 * 4);
    const gap = lanes.nextGap(lane, usual, 1) ?? lanes.nextGap(lane, usual, -1);
    if (!gap) return null;
    const from = Math.max(gap.from, Math.min(usual, gap.till - 1));
    return { from, till: Math.min(from + AN_HOUR, gap.till) };
  }

  private moved(lanes: Lanes, lane: HTMLElement, { from, till }: Range, by: 1 | -1, stretch: boolean): Range | null {
    const gap = lanes.gap(lane, from);
    if (stretch) return { from, till: Math.max(from + 1, Math.min(till + by, gap?.till ?? till)) };
    const long = till - from;
    if (gap && from + by >= gap.from && till + by <= gap.till) return { from: from + by, till: till + by };
    const next = lanes.nextGap(lane, by > 0 ? till + 1 : from - 1, by);
    if (!next || (by > 0 ? next.from <= from : next.till >= till)) return null;
    const begin = by > 0 ? next.from : Math.max(next.from, next.till - long);
    return { from: begin, till: Math.min(begin + long, next.till) };
  }

  private url(day: string): string {
    return `${this.host.dataset.new ?? ""}?${this.query(day)}`;
  }

  private query(day: string): string {
    const { from, till } = this.range ?? { from: 0, till: 1 };
    return new URLSearchParams({ resource: this.resource, starts: momentOf(day, from), ends: momentOf(day, till) }).toString();
  }

  private async ask(day: string, sentence: string, loud: boolean): Promise<void> {
    const offer = await this.bar.offer(`${this.host.dataset.range ?? ""}?${this.query(day)}`);
    if (!offer) return;
    this.bar.facts(offer);
    if (loud) this.tell(`${sentence} ${offer.words}`);
  }
}
