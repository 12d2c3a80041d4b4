/** The hand on the calendar: it chooses what is free, takes hold of a slot, or of its edge. */
import { make } from "../language";
import type { BookingCalendar } from "./calendar";
import { Lanes } from "./lanes";
import { Moving, type Grip } from "./move";
import { Ruler } from "./ruler";
import type { Board } from "./board";

const SLACK = 5; // pixels that a click may tremble
const EDGE = 9;
const LONG = 400; // milliseconds after which a finger that rests takes hold
const TREMBLE = 10; // pixels that it may move until then; more is scrolling
const ALONG = 24; // how far a finger strays from its row before it means another

interface Drag {
  board: Board;
  lane: HTMLElement;
  id: number;
  touch: boolean;
  x: number;
  y: number;
  step: number;
  slot: HTMLElement | null;
  grip: Grip;
  moving: Moving | null;
  begun: boolean;
  down: boolean; // a finger has left the row that it began in
}

export class Hand {
  private drag: Drag | null = null;
  private timer = 0;
  private readonly hint = make("p", "drag-hint");
  private readonly ruler: Ruler;

  constructor(private readonly desk: BookingCalendar) {
    this.ruler = new Ruler(desk);
    desk.addEventListener("pointerdown", (event) => this.down(event));
    desk.addEventListener("pointermove", (event) => this.go(event));
    desk.addEventListener("pointerup", (event) => void this.up(event));
    desk.addEventListener("pointercancel", () => this.drop());
    desk.addEventListener("dragstart", (event) => event.preventDefault());
    // what a finger holds does not scroll the page, nor open the menu of a link
    desk.addEventListener("touchmove", (event) => this.drag?.begun && event.cancelable && event.preventDefault(), { passive: false });
    desk.addEventListener("contextmenu", (event) => this.drag?.touch && event.preventDefault());
  }

  get holds(): boolean {
    return this.drag !== null;
  }

  private down(event: PointerEvent): void {
    const { board } = this.desk;
    const target = event.target as HTMLElement;
    const lane = target.closest<HTMLElement>("[data-resource]");
    if (this.drag && event.pointerId !== this.drag.id) return this.drop(); // a second finger
    if (!board || !lane || event.button !== 0 || this.desk.moving) return;
    const touch = event.pointerType === "touch";
    const laid = board.laid(lane);
    const slot = target.closest<HTMLElement>(".slot");
    if (!laid && !(touch && board instanceof Lanes)) return; // a list, on a narrow screen
    if (slot ? slot.dataset.moves === undefined : lane.dataset.books === undefined) return;
    if (!slot && (laid ? !target.closest(".lane-time, td") : target.closest(".lane-book"))) return;
    this.desk.forget();
    const step = laid ? board.stepAt(lane, event.clientX) : 0;
    const grip = slot && laid && board.unit === 1 ? gripOf(slot, event.clientX) : "whole";
    this.drag = { board, lane, id: event.pointerId, touch, x: event.clientX, y: event.clientY, step, slot, grip, moving: null, begun: false, down: false };
    if (touch) this.timer = window.setTimeout(() => this.pick(), LONG);
    else if (!slot) event.preventDefault(); // no text is selected
  }

  /** A finger has rested long enough: it takes hold of what lies under it. */
  private pick(): void {
    const { drag } = this;
    if (!drag) return;
    this.begin(drag);
    navigator.vibrate?.(15);
    const { board, lane } = drag;
    if (!board.laid(lane)) drag.step = board.stepAt(lane, drag.x);
    if (drag.slot) return this.carry(drag, drag.step, drag.x, drag.y);
    const range = board.usual(lane, drag.step) ?? board.first(lane);
    if (!range) {
      this.drop();
      return this.desk.refuse();
    }
    drag.step = range.from;
    this.choose(drag, range);
  }

  private begin(drag: Drag): void {
    drag.begun = true;
    this.desk.setPointerCapture(drag.id);
    this.desk.classList.add("is-dragging");
    if (!drag.board.laid(drag.lane)) this.ruler.open(drag.board as Lanes, drag.y);
    if (drag.slot && this.desk.choosing.chosen) this.desk.choosing.leave();
  }

  private go(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.id) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
    if (!drag.begun && far < (drag.touch ? TREMBLE : SLACK)) return;
    if (!drag.begun && drag.touch) return this.drop(); // it scrolls
    if (!drag.begun) this.begin(drag);
    if (Math.abs(event.clientY - drag.y) > ALONG) drag.down = true;
    if (drag.down && !drag.board.laid(drag.lane)) this.ruler.follow(event.clientY);
    const step = drag.board.stepAt(drag.lane, event.clientX);
    if (drag.slot) return this.carry(drag, step, event.clientX, event.clientY);
    const range = drag.board.between(drag.lane, drag.step, step);
    if (range) this.choose(drag, range);
  }

  private choose(drag: Drag, range: { from: number; till: number }): void {
    this.desk.choosing.draw(drag.board, drag.lane, range);
    if (drag.board instanceof Lanes && drag.board.axis) {
      this.ruler.show(drag.board, drag.lane, range, `${drag.lane.dataset.name ?? ""} ${drag.board.words(range)}`);
    }
  }

  private carry(drag: Drag, step: number, x: number, y: number): void {
    const { board, lane, slot } = drag;
    if (!slot) return;
    drag.moving ??= new Moving(slot, board, this.desk.bar, this.desk);
    const { moving } = drag;
    if (drag.grip === "whole" && (drag.down || board.laid(lane))) moving.onto(board.laneAt(y));
    moving.by(step - drag.step, drag.grip);
    if (board instanceof Lanes && board.axis) this.ruler.show(board, moving.to, moving.now, moving.place);
    if (board.unit === 1 || !board.laid(lane)) return;
    this.hint.textContent = moving.place;
    if (!this.hint.isConnected) this.desk.append(this.hint);
    this.hint.style.transform = `translate(${Math.min(x + 12, innerWidth - this.hint.offsetWidth - 8)}px, ${y + 16}px)`;
  }

  private async up(event: PointerEvent): Promise<void> {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.id) return;
    this.rest(drag);
    if (drag.begun) swallowClick(drag.touch);
    if (drag.slot) {
      this.desk.moving = drag.moving;
      return this.desk.confirm();
    }
    if (!drag.begun && drag.touch) return;
    const { board, lane } = drag;
    const range = drag.begun ? board.between(lane, drag.step, drag.step) : board.usual(lane, drag.step);
    if (!range) return this.desk.refuse();
    if (!drag.begun) this.desk.choosing.draw(board, lane, range);
    this.desk.book();
  }

  /** Lets go, and everything is as it was. */
  drop(): void {
    const { drag } = this;
    if (!drag) return;
    this.rest(drag);
    drag.moving?.back();
    if (drag.begun && !drag.slot) this.desk.choosing.leave();
  }

  private rest(drag: Drag): void {
    clearTimeout(this.timer);
    this.drag = null;
    this.hint.remove();
    this.desk.classList.remove("is-dragging");
    if (drag.board instanceof Lanes && drag.board.axis) this.ruler.close(drag.board);
  }
}

/** Which part of a slot the pointer has hold of. */
function gripOf(slot: HTMLElement, x: number): Grip {
  const { left, right } = slot.getBoundingClientRect();
  if (right - left < 4 * EDGE) return right - x < EDGE ? "end" : "whole";
  if (right - x <= EDGE && !slot.classList.contains("is-late")) return "end";
  return x - left <= EDGE && !slot.classList.contains("is-early") ? "start" : "whole";
}

/** A drag that ends on a link does not open it; the click of a finger comes a little later.
 * What the bar says meanwhile, such as เลิกทำ, may be pressed at once. */
function swallowClick(touch: boolean): void {
  const swallow = (event: Event): void => {
    if (!(event.target as Element).closest("[data-resource]")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), touch ? 350 : 0);
}
