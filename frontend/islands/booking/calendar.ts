/** <booking-calendar>: choose by dragging on a lane, move by dragging a slot; the arrow keys do the same. */
import { make, say } from "../language";
import { Bar } from "./bar";
import { Choosing } from "./choose";
import { Hand } from "./hand";
import { bookLink, Lanes } from "./lanes";
import { Moving } from "./move";

type Way = 1 | -1 | undefined;

/** Where an arrow key points: across the hours, or down the lanes. */
const arrow = ({ key }: KeyboardEvent): { across: Way; down: Way } => ({
  across: ({ ArrowLeft: -1, ArrowRight: 1 } as Record<string, Way>)[key],
  down: ({ ArrowUp: -1, ArrowDown: 1 } as Record<string, Way>)[key],
});

export class BookingCalendar extends HTMLElement {
  lanes: Lanes | null = null;
  bar!: Bar;
  choosing!: Choosing;
  moving: Moving | null = null; // by keys, or waiting for an answer
  private hand!: Hand;

  connectedCallback(): void {
    this.bar = new Bar(this);
    this.choosing = new Choosing(this, this.bar, (words) => this.tell(words));
    this.hand = new Hand(this);
    this.dataset.live = "";
    this.read();
    this.addEventListener("keydown", (event) => this.key(event));
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
    this.lanes = Lanes.find(this);
    for (const lane of this.lanes?.all ?? []) {
      const link = bookLink(lane);
      if (link) link.dataset.usual = link.getAttribute("href") ?? "";
    }
    if (this.choosing.chosen) this.choosing.again(this.lanes);
  }

  /** Says something to who does not see it. */
  tell(words: string): void {
    const place = this.querySelector("[data-says]");
    if (place) place.textContent = words;
  }

  // ---- the keys

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.lanes) return;
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      if (!this.busy && !this.choosing.chosen) return;
      event.preventDefault();
      return this.hand.holds ? this.hand.drop() : this.leave();
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

  /** Takes away what was said beside a lane. */
  forget(): void {
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
