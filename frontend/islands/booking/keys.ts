/** The keys on the calendar: arrows choose and move, Enter confirms, Escape leaves all as it was. */
import { say } from "../language";
import { bookLink } from "./board";
import type { BookingCalendar } from "./calendar";
import { Moving } from "./move";

type Way = 1 | -1 | undefined;

/** Where an arrow key points: across the hours, or down the lanes. */
const arrow = ({ key }: KeyboardEvent): { across: Way; down: Way } => ({
  across: ({ ArrowLeft: -1, ArrowRight: 1 } as Record<string, Way>)[key],
  down: ({ ArrowUp: -1, ArrowDown: 1 } as Record<string, Way>)[key],
});

export class Keys {
  constructor(private readonly desk: BookingCalendar) {
    desk.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.desk.board) return;
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      if (!this.desk.busy && !this.desk.choosing.chosen) return;
      event.preventDefault();
      return this.desk.hand.holds ? this.desk.hand.drop() : this.desk.leave();
    }
    if (this.desk.bar.holds(target)) return;
    if (this.desk.moving) return this.moveByKey(event, this.desk.moving);
    const slot = target.closest<HTMLElement>(".slot[data-moves]");
    if (slot && event.code === "KeyM" && !event.shiftKey) {
      event.preventDefault();
      this.desk.forget();
      const { board } = this.desk;
      this.desk.moving = new Moving(slot, board, this.desk.bar, this.desk);
      return this.desk.tell(board.unit === 1
        ? say("ย้ายรายการนี้ ลูกศรเลื่อนเวลา Shift กับลูกศรเปลี่ยนความยาว ขึ้นลงเปลี่ยนแถว Enter ยืนยัน Esc เลิก", "Moving. Arrows move it, Shift and arrows change its length, up and down change the row, Enter confirms, Escape leaves.")
        : say("ย้ายรายการนี้ ลูกศรเลื่อนวัน เวลาคงเดิม ขึ้นลงเปลี่ยนแถว Enter ยืนยัน Esc เลิก", "Moving. Arrows change the day and keep the hours, up and down change the row, Enter confirms, Escape leaves."));
    }
    const link = target.closest<HTMLElement>(".lane-book");
    if (link) this.chooseByKey(event, link.closest("[data-resource]") as HTMLElement);
  }

  private chooseByKey(event: KeyboardEvent, lane: HTMLElement): void {
    const { board } = this.desk;
    const { across, down } = arrow(event);
    if (!board || (!across && !down)) return;
    event.preventDefault();
    if (across) return this.desk.choosing.step(board, lane, across, event.shiftKey);
    const links = board.all.map(bookLink).filter((link) => link !== null);
    links[links.findIndex((link) => lane.contains(link)) + (down ?? 0)]?.focus();
  }

  private moveByKey(event: KeyboardEvent, moving: Moving): void {
    const { across, down } = arrow(event);
    if (event.key !== "Enter" && !across && !down) return;
    event.preventDefault();
    if (event.key === "Enter") return void this.desk.confirm();
    if (across) moving.nudge(across, event.shiftKey);
    else moving.onto(this.desk.board?.neighbour(moving.to, down ?? 0) ?? null);
    moving.slot.querySelector("a")?.focus({ preventScroll: true });
    this.desk.tell(moving.sentence);
  }
}
