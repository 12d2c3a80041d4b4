/** <booking-calendar>: choose by dragging on a lane, move by dragging a slot; the arrow keys do the same. */
import { make, say } from "../language";
import { Bar } from "./bar";
import { Choosing } from "./choose";
import { bookLink, Lanes, time } from "./lanes";
import { Moving, type Grip } from "./move";
import { arrow, gripOf, swallowClick } from "./pointer";

const SLACK = 5; // pixels that a click may tremble

interface Drag {
  lane: HTMLElement;
  x: number;
  y: number;
  step: number;
  slot: HTMLElement | null;
  grip: Grip;
  moving: Moving | null;
  begun: boolean;
}

export class BookingCalendar extends HTMLElement {
  private lanes: Lanes | null = null;
  private bar!: Bar;
  private choosing!: Choosing;
  private moving: Moving | null = null; // by keys, or waiting for an answer
  private drag: Drag | null = null;

  connectedCallback(): void {
    this.bar = new Bar(this);
    this.choosing = new Choosing(this, this.bar, (words) => this.tell(words));
    this.dataset.live = "";
    this.read();
    this.addEventListener("pointerdown", (event) => this.down(event));
    this.addEventListener("pointermove", (event) => this.go(event));
    this.addEventListener("pointerup", () => void this.up());
    this.addEventListener("pointercancel", () => this.drop());
    this.addEventListener("dragstart", (event) => event.preventDefault());
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => this.left(event));
    this.addEventListener("leave", () => this.leave());
    this.addEventListener("confirm", () => void this.send());
    this.addEventListener("htmx:afterSwap", () => this.read());
  }

  /** Whether the board must stand still: something is being dragged or moved. */
  get busy(): boolean {
    return this.drag !== null || this.moving !== null;
  }

  private read(): void {
    this.lanes = Lanes.find(this);
    for (const lane of this.lanes?.all ?? []) {
      const link = bookLink(lane);
      if (link) link.dataset.usual = link.getAttribute("href") ?? "";
    }
    if (this.choosing.chosen) this.choosing.again(this.lanes);
  }

  private tell(words: string): void {
    const place = this.querySelector("[data-says]");
    if (place) place.textContent = words;
  }

  // ---- the pointer

  private down(event: PointerEvent): void {
    const target = event.target as HTMLElement;
    const lane = target.closest<HTMLElement>(".lane");
    if (!this.lanes || !lane || event.button !== 0 || event.pointerType === "touch" || this.moving || !target.closest(".lane-time")) return;
    if (getComputedStyle(time(lane)).display !== "grid") return; // a list, on a narrow screen
    const slot = target.closest<HTMLElement>(".slot");
    if (slot ? slot.dataset.moves === undefined : lane.dataset.books === undefined) return;
    this.forget();
    const step = this.lanes.stepAt(lane, event.clientX);
    this.drag = { lane, x: event.clientX, y: event.clientY, step, slot, grip: slot ? gripOf(slot, event.clientX) : "whole", moving: null, begun: false };
    if (!slot) event.preventDefault(); // no text is selected
  }

  private go(event: PointerEvent): void {
    const { drag, lanes } = this;
    if (!drag || !lanes) return;
    if (!drag.begun && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return;
    if (!drag.begun) this.setPointerCapture(event.pointerId);
    drag.begun = true;
    this.classList.add("is-dragging");
    const step = lanes.stepAt(drag.lane, event.clientX);
    if (!drag.slot) return this.choose(drag, step);
    drag.moving ??= new Moving(drag.slot, lanes, this.bar, this);
    if (drag.grip === "whole") drag.moving.onto(lanes.laneAt(event.clientY));
    drag.moving.by(step - drag.step, drag.grip);
  }

  private choose(drag: Drag, step: number): void {
    const gap = this.lanes?.gap(drag.lane, drag.step);
    if (!this.lanes || !gap) return;
    const from = Math.max(Math.min(drag.step, step), gap.from);
    const till = Math.min(Math.max(drag.step, step) + 1, gap.till);
    this.choosing.draw(this.lanes, drag.lane, { from, till });
  }

  private async up(): Promise<void> {
    const { drag, lanes } = this;
    this.drag = null;
    this.classList.remove("is-dragging");
    if (!drag || !lanes) return;
    if (drag.begun) swallowClick();
    if (drag.slot) {
      this.moving = drag.moving;
      return this.confirm();
    }
    const gap = lanes.gap(drag.lane, drag.step);
    if (!gap) return this.choosing.chosen ? this.choosing.leave() : this.tell(say("เวลานี้จองไม่ได้", "This time cannot be booked"));
    if (!drag.begun) this.choosing.draw(lanes, drag.lane, { from: drag.step, till: Math.min(drag.step + 4, gap.till) });
    this.choosing.settle(lanes, drag.lane, false);
    this.bar.focus();
  }

  private drop(): void {
    this.drag?.moving?.back();
    if (this.drag && !this.drag.slot) this.choosing.leave();
    this.drag = null;
    this.classList.remove("is-dragging");
  }

  // ---- the keys

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.lanes) return;
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      if (!this.drag && !this.moving && !this.choosing.chosen) return;
      event.preventDefault();
      return this.drag ? this.drop() : this.leave();
    }
    if (this.bar.holds(target)) return;
    if (this.moving) return this.moveByKey(event, this.moving);
    const slot = target.closest<HTMLElement>(".slot[data-moves]");
    if (slot && event.code === "KeyM" && !event.shiftKey) {
      event.preventDefault();
      this.forget();
      this.moving = new Moving(slot, this.lanes, this.bar, this);
      return this.tell(say("ย้ายรายการนี้ ลูกศรเลื่อนเวลา Shift กับลูกศรเปลี่ยนความยาว ขึ้นลงเปลี่ยนแถว Enter ยืนยัน Esc เลิก", "Moving. Arrows move it, Shift and arrows change its length, up and down change the row, Enter confirms, Escape leaves."));
    }
    const link = target.closest<HTMLElement>(".lane-book");
    if (link) this.chooseByKey(event, link.closest(".lane") as HTMLElement);
  }

  private chooseByKey(event: KeyboardEvent, lane: HTMLElement): void {
    const { lanes } = this;
    const { across, down } = arrow(event);
    if (!lanes || (!across && !down)) return;
    event.preventDefault();
    if (across) return this.choosing.step(lanes, lane, across, event.shiftKey);
    const links = lanes.all.map(bookLink).filter((link) => link !== null);
    links[links.findIndex((link) => lane.contains(link)) + (down ?? 0)]?.focus();
  }

  private moveByKey(event: KeyboardEvent, moving: Moving): void {
    const { across, down } = arrow(event);
    if (event.key !== "Enter" && !across && !down) return;
    event.preventDefault();
    if (event.key === "Enter") return void this.confirm();
    if (across) moving.nudge(across, event.shiftKey);
    else moving.onto(this.lanes?.neighbour(moving.slot.closest(".lane") as HTMLElement, down ?? 0) ?? null);
    moving.slot.querySelector("a")?.focus({ preventScroll: true });
    this.tell(moving.sentence);
  }

  private left(event: FocusEvent): void {
    const link = (event.target as HTMLElement).closest?.(".lane-book");
    const next = event.relatedTarget as Node | null;
    if (link?.isConnected && next && !this.bar.holds(next) && this.choosing.chosen) this.choosing.leave();
  }

  // ---- sending

  /** Asks first where an approval would be lost, else sends at once. */
  private async confirm(): Promise<void> {
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
    const { done, words } = await moving.send();
    this.moving = null;
    this.tell(words);
    if (done) moving.done();
    else moving.back();
    moving.slot.querySelector("a")?.focus({ preventScroll: true });
    if (done) this.querySelector("live-board")?.dispatchEvent(new Event("stale"));
    else this.beside(moving.lane, words);
  }

  /** The server's words stand under the lane that they are about. */
  private beside(lane: HTMLElement, words: string): void {
    this.forget();
    lane.append(make("p", "lane-word", words));
  }

  private forget(): void {
    for (const word of this.querySelectorAll(".lane-word")) word.remove();
  }

  private leave(): void {
    const { moving } = this;
    this.moving = null;
    moving?.back();
    this.bar.close();
    moving?.slot.querySelector("a")?.focus({ preventScroll: true });
    if (moving?.moved) this.tell(say("เลิกย้าย อยู่ที่เดิม", "Left where it was"));
    const link = this.querySelector<HTMLElement>(".slot-new")?.closest(".lane")?.querySelector<HTMLElement>(".lane-book");
    if (!this.choosing.chosen) return;
    this.choosing.leave();
    link?.focus({ preventScroll: true });
  }
}

customElements.define("booking-calendar", BookingCalendar);
