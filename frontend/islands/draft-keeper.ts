/** <draft-keeper key>: keeps what was typed in a form on this computer, and offers it back. */
import { button, icon, make, say } from "./language";

type Draft = { at: number; values: [string, string][] };
const DAYS = 7;
const prefix = (): string => `draft:${document.body.dataset.person ?? ""}:`;
const SENT = "draft-sent";

export class DraftKeeper extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(), 400);
    });
    this.addEventListener("submit", () => {
      this.keep();
      sessionStorage.setItem(SENT, this.place);
    });
    this.settle();
    this.offer();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private get place(): string {
    return `${prefix()}${this.getAttribute("key") ?? location.pathname}`;
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector("form") ?? this.closest("form");
  }

  /** Secret words stay off the disk: `open-when="secrecy=open"`, `open-when="private="` (not ticked). */
  private get mayKeep(): boolean {
    const [name, value] = (this.getAttribute("open-when") ?? "").split("=");
    return !name || !this.form || (new FormData(this.form).get(name) ?? "") === value;
  }

  private values(): [string, string][] {
    const typed: [string, string][] = [];
    for (const one of this.form?.elements ?? []) {
      const box = one as HTMLInputElement;
      if (!box.name || ["hidden", "password", "file", "submit", "button"].includes(box.type)) continue;
      if (["checkbox", "radio"].includes(box.type) && !box.checked) continue;
      typed.push([box.name, box.value]);
    }
    return typed;
  }

  private keep(): void {
    try {
      if (this.mayKeep) localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), values: this.values() }));
      else localStorage.removeItem(this.place);
      this.dataset.kept = String(this.mayKeep);
    } catch {
      // storage is full or closed by policy: the server's own draft must do
    }
  }

  /** After a submission: the page that says it is done forgets the draft. */
  private settle(): void {
    if (sessionStorage.getItem(SENT) !== this.place) return;
    sessionStorage.removeItem(SENT);
    if (document.querySelector(".stamped, .notice-done")) localStorage.removeItem(this.place);
  }

  private offer(): void {
    const draft = this.draft();
    if (!draft || document.getElementById("form-errors")) return;
    if (JSON.stringify(draft.values) === JSON.stringify(this.values())) return;
    const notice = make("div", "notice kept");
    const words = make("div");
    const when = new Date(draft.at).toLocaleString(say("th-TH-u-nu-latn", "en-GB"), { dateStyle: "medium", timeStyle: "short" });
    const back = button("btn", say("นำกลับมา", "Bring it back"));
    const drop = button("btn btn-quiet", say("ทิ้ง", "Throw away"));
    const actions = make("div", "actions");
    actions.append(back, drop);
    words.append(make("strong", "", say(`มีสิ่งที่พิมพ์ค้างไว้ ${when}`, `You left this unfinished on ${when}`)), actions);
    notice.append(icon("pen"), words);
    back.addEventListener("click", () => {
      this.restore(draft);
      notice.remove();
    });
    drop.addEventListener("click", () => {
      localStorage.removeItem(this.place);
      notice.remove();
    });
    this.prepend(notice);
  }

  private draft(): Draft | null {
    try {
      const draft = JSON.parse(localStorage.getItem(this.place) ?? "null") as Draft | null;
      if (draft && Date.now() - draft.at < DAYS * 86_400_000) return draft;
      localStorage.removeItem(this.place);
    } catch {
      // unreadable: as if there were none
    }
    return null;
  }

  private restore(draft: Draft): void {
    const kept = new Map<string, string[]>();
    for (const [name, value] of draft.values) kept.set(name, [...(kept.get(name) ?? []), value]);
    for (const one of this.form?.elements ?? []) {
      const box = one as HTMLInputElement;
      const values = kept.get(box.name);
      if (["checkbox", "radio"].includes(box.type)) box.checked = values?.includes(box.value) ?? false;
      else if (values?.length && !["hidden", "password", "file"].includes(box.type)) box.value = values.shift() as string;
    }
    this.form?.querySelector<HTMLElement>(".input")?.focus();
  }
}
customElements.define("draft-keeper", DraftKeeper);

/** On a page without that form, a draft that was sent is done with. */
export function forgetSentDraft(): void {
  const sent = sessionStorage.getItem(SENT);
  if (!sent || document.querySelector("draft-keeper")) return;
  sessionStorage.removeItem(SENT);
  localStorage.removeItem(sent);
}

/** Signing out leaves nothing typed behind on a shared computer. */
export function forgetAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
}
