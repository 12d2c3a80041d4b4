/** <date-field>: a calendar of the Buddhist era beside a text box; typing 26/8/67 stays possible. */
import { button, icon, make, say } from "./language";
import { monthTitle, readDay, today, weekdays, writeDay } from "./thai-days";

export class DateField extends HTMLElement {
  private shown = today();
  private drawing = false; // a day redrawn loses the focus, but nobody left
  private calendar: HTMLElement | null = null;

  connectedCallback(): void {
    if (this.querySelector(":scope > button")) return;
    const open = button("", "");
    open.append(icon("calendar"));
    open.setAttribute("aria-label", say("เปิดปฏิทิน", "Open the calendar"));
    open.setAttribute("aria-expanded", "false");
    open.addEventListener("click", () => (this.calendar ? this.close(true) : this.open()));
    this.append(open);
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => {
      if (!this.drawing && !this.contains(event.relatedTarget as Node | null)) this.close(false);
    });
  }

  private get input(): HTMLInputElement {
    return this.querySelector("input") as HTMLInputElement;
  }

  private get opener(): HTMLButtonElement | null {
    return this.querySelector(":scope > button");
  }

  private open(): void {
    this.shown = readDay(this.input.value) ?? today();
    this.calendar = make("div", "calendar");
    this.calendar.setAttribute("role", "dialog");
    this.calendar.setAttribute("aria-label", say("เลือกวันที่", "Choose a day"));
    this.append(this.calendar);
    this.opener?.setAttribute("aria-expanded", "true");
    this.draw(true);
    const { bottom } = this.calendar.getBoundingClientRect();
    if (bottom > innerHeight && this.getBoundingClientRect().top > 380) this.calendar.classList.add("is-up");
  }

  private close(focus: boolean): void {
    if (!this.calendar) return;
    const { calendar } = this;
    this.calendar = null;
    calendar.remove();
    this.opener?.setAttribute("aria-expanded", "false");
    if (focus) this.opener?.focus();
  }

  private pick(day: Date): void {
    this.input.value = writeDay(day);
    this.input.focus();
    this.close(false);
    for (const kind of ["input", "change"]) this.input.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  private key(event: KeyboardEvent): void {
    if (!this.calendar) {
      if (event.key === "ArrowDown" && event.altKey) this.open();
      return;
    }
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const { key } = event;
    if (key === "Escape") this.close(true);
    else if (key === "PageUp" || key === "PageDown") this.month(key === "PageUp" ? -1 : 1, true);
    else if (steps[key] !== undefined) this.shown = new Date(this.shown.getFullYear(), this.shown.getMonth(), this.shown.getDate() + steps[key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (steps[key] !== undefined) this.draw(true);
  }

  private month(step: number, focusDay: boolean): void {
    const last = new Date(this.shown.getFullYear(), this.shown.getMonth() + step + 1, 0).getDate();
    this.shown = new Date(this.shown.getFullYear(), this.shown.getMonth() + step, Math.min(this.shown.getDate(), last));
    this.draw(focusDay);
    if (!focusDay) this.calendar?.querySelectorAll<HTMLButtonElement>(".calendar-month button")[step < 0 ? 0 : 1]?.focus();
  }

  private draw(focusDay: boolean): void {
    const title = monthTitle(this.shown);
    const head = make("div", "calendar-month");
    const before = this.turn(-1, "left", say("เดือนก่อน", "Month before"));
    const after = this.turn(1, "right", say("เดือนถัดไป", "Next month"));
    const name = make("span", "", title);
    name.setAttribute("aria-live", "polite");
    head.append(before, name, after);
    this.drawing = true;
    this.calendar?.replaceChildren(head, this.table(title));
    if (focusDay) this.calendar?.querySelector<HTMLButtonElement>("td [tabindex='0']")?.focus();
    this.drawing = false;
  }

  private turn(step: number, drawing: string, words: string): HTMLButtonElement {
    const turn = button("", "");
    turn.append(icon(drawing));
    turn.setAttribute("aria-label", words);
    turn.addEventListener("click", () => this.month(step, false));
    return turn;
  }

  private table(title: string): HTMLTableElement {
    const table = make("table");
    table.createCaption().append(make("span", "sr", title));
    const head = table.createTHead().insertRow();
    for (const day of weekdays()) {
      const cell = make("th", "", day);
      cell.scope = "col";
      head.append(cell);
    }
    const first = new Date(this.shown.getFullYear(), this.shown.getMonth(), 1);
    const body = table.createTBody();
    let row = body.insertRow();
    for (let blank = 0; blank < (first.getDay() + 6) % 7; blank++) row.insertCell();
    for (const day = first; day.getMonth() === this.shown.getMonth(); day.setDate(day.getDate() + 1)) {
      if (row.cells.length === 7) row = body.insertRow();
      row.insertCell().append(this.day(new Date(day)));
    }
    return table;
  }

  private day(day: Date): HTMLButtonElement {
    const one = button("", String(day.getDate()));
    const is = (other: Date | null): boolean => other?.toDateString() === day.toDateString();
    one.tabIndex = is(this.shown) ? 0 : -1;
    one.setAttribute("aria-pressed", String(is(readDay(this.input.value))));
    if (is(today())) one.setAttribute("aria-current", "date");
    one.addEventListener("click", () => this.pick(day));
    return one;
  }
}
customElements.define("date-field", DateField);
