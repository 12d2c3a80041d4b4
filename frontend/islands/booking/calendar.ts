/** <booking-calendar>: choose by dragging on a row, book there, move by dragging; arrow keys do the same. */
import { make, say } from "../language";
import { Bar } from "./bar";
import type { Board } from "./board";
import { Choosing } from "./choose";
import { Days } from "./days";
import { Hand } from "./hand";
import { Keys } from "./keys";
import { Lanes } from "./lanes";
import type { Moving, Moved } from "./move";
import { Quick, type Made } from "./quick";

export class BookingCalendar extends HTMLElement {
  board: Board | null = null;
  bar!: Bar;
  choosing!: Choosing;
  moving: Moving | null = null; // by keys, or waiting for an answer
  hand!: Hand;
  private quick!: Quick;

  connectedCallback(): void {
    this.bar = new Bar(this);
    this.choosing = new Choosing(this, this.bar, (words) => this.tell(words));
    this.hand = new Hand(this);
    this.quick = new Quick(this, (made) => this.booked(made), () => this.choosing.leave());
    this.dataset.live = "";
    this.read();
    this.addEventListener("click", (event) => this.pressed(event));
    new Keys(this);
    this.addEventListener("focusout", (event) => this.left(event));
    this.addEventListener("leave", () => this.leave());
    this.addEventListener("confirm", () => void this.send());
    this.addEventListener("htmx:afterSwap", () => this.read());
  }

  /** Whether the board must stand still: something is being dragged or moved. */
  get busy(): boolean {
    return this.hand.holds || this.moving !== null;
  }

  private read(): void {
    const lanes = this.querySelector<HTMLElement>("[data-lanes]");
    const days = this.querySelector<HTMLElement>("[data-days]");
    this.board = lanes ? new Lanes(lanes) : days && new Days(days);
    if (this.choosing.chosen) this.choosing.again(this.board);
  }

  /** Says, to everybody, that what was pointed at is not to be had. */
  refuse(): void {
    const words = say("เวลานี้จองไม่ได้ เลือกช่องที่ว่าง", "This time cannot be booked. Choose one that is free.");
    this.choosing.leave();
    this.bar.refuse(words);
    this.tell(words);
  }

  /** Says something to who does not see it. */
  tell(words: string): void {
    const place = this.querySelector("[data-says]");
    if (place) place.textContent = words;
  }

  // ---- booking here

  /** Opens the dialog at what is chosen. */
  book(): void {
    const { link, place } = this.choosing;
    this.bar.close();
    if (link) void this.quick.show(link.href, place ?? link, link);
  }

  /** The links to the form open the dialog; without script, or in another tab, the form. */
  private pressed(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    if (!target.closest(".lane-word")) this.forget();
    const link = target.closest<HTMLAnchorElement>("a.lane-book, a.day-book, .hours-head a.btn, a[data-book]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.choosing.chosen && (link === this.choosing.link || this.bar.holds(link))) return this.book();
    this.choosing.leave();
    void this.quick.show(link.href, link, link);
  }

  private booked({ words, url }: Made): void {
    this.bar.made(words, url);
    this.tell(words);
    this.stale();
  }

  private left(event: FocusEvent): void {
    const link = (event.target as HTMLElement).closest?.(".lane-book");
    const next = event.relatedTarget as Node | null;
    if (link?.isConnected && next && !this.bar.holds(next) && !this.quick.open && this.choosing.chosen) this.choosing.leave();
  }

  // ---- sending

  /** Asks first where an approval would be lost, else sends at once. */
  async confirm(): Promise<void> {
    const { moving } = this;
    if (!moving) return;
    if (!moving.moved) return this.leave();
    const why = await moving.asks();
    if (this.moving !== moving) return;
    if (!why) return this.send();
    this.bar.ask(moving.sentence, why);
    this.tell(`${moving.sentence} ${why}`);
  }

  private async send(): Promise<void> {
    const { moving } = this;
    if (!moving) return;
    this.bar.close();
    const moved = await moving.send();
    this.moving = null;
    this.tell(moved.words);
    if (moved.done) moving.done();
    else moving.back();
    moving.slot.querySelector("a")?.focus({ preventScroll: true });
    if (!moved.done) return this.beside(moving, moved.words);
    this.bar.done(moved.words, moved.undo && (() => void this.undo(moved, moving.slot.dataset.booking ?? "")));
    this.stale();
  }

  /** Takes back what was moved, by the same command. */
  private async undo({ undo }: Moved, booking: string): Promise<void> {
    if (!undo) return;
    this.bar.close();
    const { done, words } = await undo();
    const said = done ? say("ย้ายกลับที่เดิมแล้ว", "Moved back to where it was") : words;
    this.tell(said);
    if (done) this.bar.done(said, null);
    else this.bar.refuse(said);
    this.querySelector<HTMLElement>(`[data-booking="${booking}"] a`)?.focus({ preventScroll: true });
    this.stale();
  }

  /** The server's words stand beside what they are about. */
  private beside({ slot, lane }: Moving, words: string): void {
    this.forget();
    (slot.closest("td") ?? lane).append(make("p", "lane-word", words));
  }

  private stale(): void {
    this.querySelector("live-board")?.dispatchEvent(new Event("stale"));
  }

  /** Takes away what was said beside a lane. */
  forget(): void {
    for (const word of this.querySelectorAll(".lane-word")) word.remove();
  }

  /** Leaves what is being chosen or moved, as it was. */
  leave(): void {
    const { moving } = this;
    this.moving = null;
    moving?.back();
    this.bar.close();
    moving?.slot.querySelector("a")?.focus({ preventScroll: true });
    if (moving?.moved) this.tell(say("เลิกย้าย อยู่ที่เดิม", "Left where it was"));
    const { link } = this.choosing;
    if (!this.choosing.chosen) return;
    this.choosing.leave();
    link?.focus({ preventScroll: true });
  }
}

customElements.define("booking-calendar", BookingCalendar);
