/** <live-board every>: looks every few seconds whether the calendar changed, and has htmx swap what did. */
import { say } from "../language";
import type { BookingCalendar } from "./calendar";

export class LiveBoard extends HTMLElement {
  private timer = 0;
  private focused = "";

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.wake);
    this.addEventListener("stale", () => this.look());
    this.addEventListener("htmx:afterRequest", (event) => this.answered(event as CustomEvent<{ xhr: XMLHttpRequest }>));
    this.addEventListener("htmx:beforeSwap", (event) => this.hold(event as CustomEvent<{ shouldSwap: boolean }>));
    this.addEventListener("htmx:oobAfterSwap", () => this.announce());
    this.addEventListener("htmx:afterSwap", () => this.focusAgain());
    // nobody asked for this: what goes wrong on the way is not said
    for (const kind of ["htmx:sendError", "htmx:responseError"]) this.addEventListener(kind, (event) => event.stopPropagation());
    this.plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
  }

  private wake = (): void => {
    if (document.visibilityState === "visible") this.look();
  };

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), Number(this.getAttribute("every") ?? 5) * 1000);
  }

  private look(): void {
    if (document.visibilityState !== "visible") return;
    if (!this.busy) this.querySelector("#pulse")?.dispatchEvent(new Event("look"));
    this.plan();
  }

  private get busy(): boolean {
    return this.closest<BookingCalendar>("booking-calendar")?.busy ?? false;
  }

  /** What arrives while something is being dragged waits for the next look. */
  private hold(event: CustomEvent<{ shouldSwap: boolean }>): void {
    if (this.busy) event.detail.shouldSwap = false;
    const active = document.activeElement;
    this.focused = this.contains(active) && !active?.id ? (active?.getAttribute("href") ?? "") : "";
  }

  /** htmx keeps the focus on what has an id; of the other links, on the one that leads to the same place. */
  private focusAgain(): void {
    const links = this.focused ? [...this.querySelectorAll<HTMLAnchorElement>("a[href]")] : [];
    links.find((link) => link.getAttribute("href") === this.focused)?.focus({ preventScroll: true });
  }

  private answered(event: CustomEvent<{ xhr: XMLHttpRequest }>): void {
    const { status } = event.detail.xhr;
    if (status >= 400 && status < 500) clearTimeout(this.timer); // signed out: asking on would not help
  }

  private announce(): void {
    if (this.querySelector<HTMLElement>("#pulse")?.dataset.news === undefined) return; // only the clock went on
    const place = this.parentElement?.querySelector("[data-changed]");
    if (place) place.textContent = say(`ปฏิทินเปลี่ยนแปลง เมื่อ ${now()}`, `The calendar changed at ${now()}`);
  }
}

const now = (): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Bangkok", hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date()).replaceAll(":", ".");
customElements.define("live-board", LiveBoard);
