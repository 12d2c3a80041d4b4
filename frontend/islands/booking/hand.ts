/** The hand on the calendar: it chooses on an empty lane, takes hold of a slot, or of its edge. */
import { say } from "../language";
import type { BookingCalendar } from "./calendar";
import { time } from "./lanes";
import { Moving, type Grip } from "./move";

const SLACK = 5; // pixels that a click may tremble
const EDGE = 9;

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

export class Hand {
  private drag: Drag | null = null;

  constructor(private readonly desk: BookingCalendar) {
    desk.addEventListener("pointerdown", (event) => this.down(event));
    desk.addEventListener("pointermove", (event) => this.go(event));
    desk.addEventListener("pointerup", () => void this.up());
    desk.addEventListener("pointercancel", () => this.drop());
    desk.addEventListener("dragstart", (event) => event.preventDefault());
  }

  get holds(): boolean {
    return this.drag !== null;
  }

  private down(event: PointerEvent): void {
    const target = event.target as HTMLElement;
    const lane = target.closest<HTMLElement>(".lane");
    if (!this.desk.lanes || !lane || event.button !== 0 || event.pointerType === "touch" || this.desk.moving || !target.closest(".lane-time")) return;
    if (getComputedStyle(time(lane)).display !== "grid") return; // a list, on a narrow screen
    const slot = target.closest<HTMLElement>(".slot");
    if (slot ? slot.dataset.moves === undefined : lane.dataset.books === undefined) return;
    this.desk.forget();
    const step = this.desk.lanes.stepAt(lane, event.clientX);
    this.drag = { lane, x: event.clientX, y: event.clientY, step, slot, grip: slot ? gripOf(slot, event.clientX) : "whole", moving: null, begun: false };
    if (!slot) event.preventDefault(); // no text is selected
  }

  private go(event: PointerEvent): void {
    const { drag } = this;
    const { lanes } = this.desk;
    if (!drag || !lanes) return;
    if (!drag.begun && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return;
    if (!drag.begun) this.desk.setPointerCapture(event.pointerId);
    drag.begun = true;
    this.desk.classList.add("is-dragging");
    const step = lanes.stepAt(drag.lane, event.clientX);
    if (!drag.slot) return this.choose(drag, step);
    if (this.desk.choosing.chosen) this.desk.choosing.leave();
    drag.moving ??= new Moving(drag.slot, lanes, this.desk.bar, this.desk);
    if (drag.grip === "whole") drag.moving.onto(lanes.laneAt(event.clientY));
    drag.moving.by(step - drag.step, drag.grip);
  }

  private choose(drag: Drag, step: number): void {
    const gap = this.desk.lanes?.gap(drag.lane, drag.step);
    if (!this.desk.lanes || !gap) return;
    const from = Math.max(Math.min(drag.step, step), gap.from);
    const till = Math.min(Math.max(drag.step, step) + 1, gap.till);
    this.desk.choosing.draw(this.desk.lanes, drag.lane, { from, till });
  }

  private async up(): Promise<void> {
    const { drag } = this;
    const { lanes } = this.desk;
    this.drag = null;
    this.desk.classList.remove("is-dragging");
    if (!drag || !lanes) return;
    if (drag.begun) swallowClick();
    if (drag.slot) {
      this.desk.moving = drag.moving;
      return this.desk.confirm();
    }
    const gap = lanes.gap(drag.lane, drag.step);
    if (!gap) return this.desk.choosing.chosen ? this.desk.choosing.leave() : this.desk.tell(say("เวลานี้จองไม่ได้", "This time cannot be booked"));
    if (!drag.begun) this.desk.choosing.draw(lanes, drag.lane, { from: drag.step, till: Math.min(drag.step + 4, gap.till) });
    this.desk.choosing.settle(lanes, drag.lane, false);
    this.desk.bar.focus();
  }

  /** Lets go, and everything is as it was. */
  drop(): void {
    this.drag?.moving?.back();
    if (this.drag && !this.drag.slot) this.desk.choosing.leave();
    this.drag = null;
    this.desk.classList.remove("is-dragging");
  }
}

/** Which part of a slot the pointer has hold of. */
function gripOf(slot: HTMLElement, x: number): Grip {
  const { left, right } = slot.getBoundingClientRect();
  if (right - left < 4 * EDGE) return right - x < EDGE ? "end" : "whole";
  if (right - x <= EDGE && !slot.classList.contains("is-late")) return "end";
  return x - left <= EDGE && !slot.classList.contains("is-early") ? "start" : "whole";
}

/** A drag that ends on a link does not open it. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}
