/** <draft-writer>: around the form of a letter. Starters, rows, the phone's two tabs, safe leaving. */
import { say } from "./language";

export class DraftWriter extends HTMLElement {
  private leaving = false;
  private unsaved = false;

  connectedCallback(): void {
    for (const part of this.querySelectorAll<HTMLElement>(".starters, .draft-tabs, [data-add]")) part.hidden = false;
    for (const row of this.rows) this.show(row);
    this.addEventListener("click", (event) => this.press(event.target as HTMLElement));
    this.addEventListener("submit", this.wait, { capture: true });
    this.addEventListener("htmx:beforeRequest", this.hold);
    this.addEventListener("input", () => (this.unsaved = true));
    this.addEventListener("htmx:afterRequest", this.answered);
    addEventListener("beforeunload", this.keep);
  }

  disconnectedCallback(): void {
    removeEventListener("beforeunload", this.keep);
  }

  private get body(): HTMLTextAreaElement | null {
    return this.querySelector("textarea[name=body]");
  }

  private get rows(): NodeListOf<HTMLElement> {
    return this.querySelectorAll(".enclosure");
  }

  private press(target: HTMLElement): void {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.show) return this.tab(button.dataset.show);
    if (button.dataset.insert) return this.paragraph(button.dataset.insert);
    if ("number" in button.dataset) return this.paragraph(`${this.lastNumber() + 1}. `);
    if ("add" in button.dataset) return this.add();
    if ("remove" in button.dataset) this.drop(button.closest<HTMLElement>(".enclosure"));
  }

  private tab(name: string): void {
    this.dataset.tab = name;
    for (const tab of this.querySelectorAll<HTMLElement>("[data-show]")) tab.setAttribute("aria-pressed", String(tab.dataset.show === name));
    scrollTo({ top: 0 });
  }

  /** Begin a paragraph at the caret; an … in it is selected, to be typed over. */
  private paragraph(words: string): void {
    const { body } = this;
    if (!body) return;
    const at = body.selectionEnd;
    const line = body.value.slice(body.value.lastIndexOf("\n", at - 1) + 1, at);
    const start = line.trim() ? `\n${words}` : words;
    body.focus();
    body.setRangeText(start, at, at, "end");
    const gap = body.value.indexOf("…", at);
    if (words.includes("…")) body.setSelectionRange(gap, gap + 1);
    this.typed(body);
  }

  private lastNumber(): number {
    const before = this.body?.value.slice(0, this.body.selectionEnd) ?? "";
    const last = [...before.matchAll(/^([0-9๐-๙]{1,2})\./gm)].pop();
    return last ? Number(last[1]?.replace(/[๐-๙]/g, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)))) : 0;
  }

  private add(): void {
    const last = this.rows[this.rows.length - 1];
    if (!last) return;
    const row = last.cloneNode(true) as HTMLElement;
    for (const box of row.querySelectorAll("input")) box.value = "";
    last.after(row);
    this.show(row);
    row.querySelector("input")?.focus();
  }

  private drop(row: HTMLElement | null): void {
    if (!row) return;
    for (const box of row.querySelectorAll("input")) box.value = "";
    if (this.rows.length > 1) row.remove();
    this.querySelector<HTMLElement>("[data-add]")?.focus();
    const form = this.querySelector("form");
    if (form) this.typed(form);
  }

  private show(row: HTMLElement): void {
    const button = row.querySelector<HTMLElement>("[data-remove]");
    if (button) button.hidden = false;
  }

  private typed(where: HTMLElement): void {
    where.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** A save may be under way: the form leaves after it, with the revision it gave. */
  private wait = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (!form.classList.contains("htmx-request")) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    form.addEventListener("htmx:afterSettle", () => form.requestSubmit(submitter), { once: true });
  };

  /** No answer, or one that refuses: the words stand only here, and the page says so. */
  private answered = (event: Event): void => {
    const { successful } = (event as CustomEvent<{ successful?: boolean }>).detail;
    this.unsaved = !successful;
    const state = this.querySelector("#draft-state");
    if (successful || !state) return;
    state.classList.add("is-late");
    state.lastChild?.replaceWith(say("ยังไม่ได้บันทึก จะลองอีกครั้งเมื่อพิมพ์ต่อ", "Not saved; typing on tries again"));
  };

  private keep = (event: Event): void => {
    if (this.unsaved && !this.leaving) event.preventDefault();
  };

  private hold = (event: Event): void => {
    if (this.leaving) event.preventDefault();
  };
}
customElements.define("draft-writer", DraftWriter);
