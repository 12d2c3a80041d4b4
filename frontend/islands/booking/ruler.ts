/** The hours of a day at the edge of a narrow screen, while a finger chooses or moves among lists. */
import { make } from "../language";
import type { Lanes } from "./lanes";
import { place, type Range } from "./steps";

const EDGE = 72; // pixels from where the page scrolls along
const STRIDE = 10;

export class Ruler {
  private readonly root = make("div", "ruler");
  private readonly words = make("p", "ruler-words");
  private readonly strip = make("ol", "ruler-strip");
  private readonly block = make("li", "ruler-block");
  private lane: HTMLElement | null = null;

  constructor(private readonly host: HTMLElement) {
    this.root.setAttribute("aria-hidden", "true"); // what it shows is told
    this.root.append(this.words, this.strip);
  }

  /** Opens it where the finger is not. */
  open(lanes: Lanes, y: number): void {
    this.root.className = `ruler ${lanes.root.className.replace("lanes", "")} ${y > innerHeight / 2 ? "is-up" : ""}`;
    this.host.append(this.root);
    lanes.axis = this.strip;
  }

  show(lanes: Lanes, lane: HTMLElement, range: Range, words: string): void {
    this.words.textContent = words;
    if (lane !== this.lane) this.draw(lanes, lane);
    place(this.block, range, lanes.shown);
  }

  /** The page goes along where the finger comes to its edge. */
  follow(y: number): void {
    const { top, bottom } = this.root.getBoundingClientRect();
    const up = this.root.matches(".is-up");
    if (y < (up ? bottom : 0) + EDGE) scrollBy(0, -STRIDE);
    else if (y > (up ? innerHeight : top) - EDGE) scrollBy(0, STRIDE);
  }

  close(lanes: Lanes): void {
    lanes.axis = null;
    this.lane?.classList.remove("is-target");
    this.lane = null;
    this.root.remove();
  }

  private draw(lanes: Lanes, lane: HTMLElement): void {
    this.lane?.classList.remove("is-target");
    this.lane = lane;
    lane.classList.add("is-target");
    const marks = lanes.marks.map((hour) => {
      const mark = make("li", "ruler-mark", hour.slice(0, 2));
      const from = Number(hour.slice(0, 2)) * 4;
      place(mark, { from, till: from + 8 }, lanes.shown);
      return mark;
    });
    const busy = lanes.busy(lane).map((range) => {
      const taken = make("li", "ruler-busy");
      place(taken, range, lanes.shown);
      return taken;
    });
    this.strip.replaceChildren(...marks, ...busy, this.block);
  }
}
