/** Choosing a free range in a lane, by pointer or by keys; what is chosen goes to the form. */
import { make, say } from "../language";
import { Bar } from "./bar";
import { bookLink, type Board } from "./board";
import type { Range } from "./steps";

export class Choosing {
  /** Where what is chosen stands on the page. */
  place: HTMLElement | null = null;
  private readonly ghost = make("li", "slot slot-new");
  private resource = "";
  private range: Range | null = null;
  private board: Board | null = null;
  private timer = 0;

  constructor(private readonly host: HTMLElement, private readonly bar: Bar, private readonly tell: (words: string) => void) {}

  get chosen(): boolean {
    return this.range !== null;
  }

  /** The way to the form that stands beside what is chosen; it leads there with it. */
  get link(): HTMLAnchorElement | null {
    const lane = this.board?.lane(this.resource);
    return lane ? bookLink(lane) : null;
  }

  /** Shows a range in a lane, without asking anything yet. */
  draw(board: Board, lane: HTMLElement, range: Range): void {
    if (this.resource !== lane.dataset.resource) this.unlink();
    this.resource = lane.dataset.resource ?? "";
    this.range = range;
    this.board = board;
    this.ghost.replaceChildren(make("b", "", say("จองใหม่", "New booking")), make("small", "", board.words(range)));
    this.place = board.choose(this.ghost, lane, range);
    const { link } = this;
    if (!link) return;
    link.dataset.usual ??= link.getAttribute("href") ?? "";
    link.href = `${this.host.dataset.new ?? ""}?${this.query(board, range)}`;
  }

  /** Says what is chosen in the bar, and asks the server who approves it. */
  settle(board: Board, lane: HTMLElement): void {
    const { range, link } = this;
    if (!range || !link) return;
    const sentence = `${lane.dataset.name ?? ""} ${board.words(range)} ${board.unit === 1 ? say("น.", "") : ""}`.trim();
    this.bar.choose(sentence, lane.dataset.books ?? "", link.href);
    this.tell(sentence);
    clearTimeout(this.timer);
    if (board.unit === 1) this.timer = window.setTimeout(() => void this.ask(board, sentence), 250);
  }

  /** Moves what is chosen in a lane by the arrow keys; Shift changes its length. */
  step(board: Board, lane: HTMLElement, by: 1 | -1, stretch: boolean): void {
    const range = this.resource === lane.dataset.resource ? this.range : null;
    const next = range ? board.next(lane, range, by, stretch) : board.first(lane);
    if (!next) return this.tell(say("ไม่มีเวลาว่างอีก", "No more free time"));
    this.draw(board, lane, next);
    this.settle(board, lane);
  }

  /** Draws again what was chosen before the board was swapped; drops it when its row is gone. */
  again(board: Board | null): void {
    const lane = board?.lane(this.resource);
    if (!board || !lane || !this.range) return this.leave();
    this.draw(board, lane, this.range);
    if (this.bar.open && board.unit === 1) void this.ask(board, "");
  }

  leave(): void {
    clearTimeout(this.timer);
    this.unlink();
    this.board?.unchoose(this.ghost);
    this.range = this.place = null;
    this.resource = "";
    this.bar.close();
  }

  private unlink(): void {
    const { link } = this;
    if (link?.dataset.usual) link.href = link.dataset.usual;
  }

  private query(board: Board, range: Range): string {
    return new URLSearchParams({ resource: this.resource, ...board.asked(range) }).toString();
  }

  private async ask(board: Board, sentence: string): Promise<void> {
    if (!this.range) return;
    const offer = await this.bar.offer(`${this.host.dataset.range ?? ""}?${this.query(board, this.range)}`);
    if (!offer) return;
    this.bar.facts(offer);
    if (sentence) this.tell(`${sentence} ${offer.words}`);
  }
}
