/** The small dialog at the place that was chosen: the least of the form, sent to the form's own door. */
import { make, say } from "../language";
import { hold, isHeld, release } from "../sending";

export interface Made {
  words: string;
  url: string;
}

const TYPED = ["title", "destination", "people", "reach"];
const MARGIN = 8;

export class Quick {
  private readonly dialog = make("dialog", "quick");
  private anchor: HTMLElement | null = null;
  private back: HTMLElement | null = null;
  private typed: [string, string][] = []; // what was typed into a dialog that was left
  private booked: Made | null = null;
  private timer = 0;
  private asked = 0;

  constructor(host: HTMLElement, private readonly made: (made: Made) => void, private readonly left: () => void) {
    this.dialog.setAttribute("aria-labelledby", "here-title");
    this.dialog.addEventListener("submit", (event) => void this.submit(event));
    this.dialog.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("close", () => this.closed());
    for (const kind of ["input", "change"]) this.dialog.addEventListener(kind, (event) => this.changed(event));
    host.append(this.dialog);
    addEventListener("resize", () => this.place());
    visualViewport?.addEventListener("resize", () => this.place());
  }

  get open(): boolean {
    return this.dialog.open;
  }

  /** Opens it with what an address of the form says; where it cannot, the form itself opens. */
  async show(url: string, anchor: HTMLElement, back: HTMLElement): Promise<void> {
    const mine = ++this.asked;
    const html = await fetch(`${url}${url.includes("?") ? "&" : "?"}here=1`)
      .then((answer) => (answer.ok && !answer.redirected ? answer.text() : ""))
      .catch(() => "");
    if (mine !== this.asked) return;
    if (!html) return location.assign(url);
    this.anchor = anchor;
    this.back = back;
    this.fill(html);
    this.bring();
    if (!this.dialog.open) this.dialog.showModal();
    this.place();
    (this.dialog.querySelector<HTMLElement>("input.input[name=destination]") ?? this.field("title"))?.focus();
  }

  private get form(): HTMLFormElement | null {
    return this.dialog.querySelector("form");
  }

  private field(name: string): HTMLInputElement | null {
    return this.dialog.querySelector<HTMLInputElement>(`.input[name=${name}]`);
  }

  private fill(html: string): void {
    this.dialog.innerHTML = html;
  }

  /** Puts back what was typed before it was left. */
  private bring(): void {
    for (const [name, value] of this.typed) {
      const field = this.field(name);
      if (field && value) field.value = value;
      const radio = this.dialog.querySelector<HTMLInputElement>(`input[type=radio][name="${name}"][value="${CSS.escape(value)}"]`);
      if (radio) radio.checked = true;
    }
  }

  private closed(): void {
    const { form } = this;
    this.asked++;
    if (form) this.typed = this.booked ? [] : [...new FormData(form)].filter(([name]) => TYPED.includes(name)) as [string, string][];
    this.dialog.replaceChildren();
    this.left();
    const back = this.back?.isConnected ? this.back : document.getElementById(this.back?.id ?? "");
    back?.focus({ preventScroll: true });
    if (this.booked) this.made(this.booked);
    this.booked = null;
  }

  private click(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    if (target === this.dialog || target.closest("[data-close]")) this.dialog.close();
  }

  /** Enter books, whatever buttons stand above. */
  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== "Enter" || event.isComposing || !(event.target as HTMLElement).matches("input, select")) return;
    event.preventDefault();
    this.form?.requestSubmit(this.form.querySelector<HTMLButtonElement>("[data-go]"));
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const by = event.submitter as HTMLButtonElement | null;
    if (by?.name === "look") return; // the full form is a page, and keeps all of it
    event.preventDefault();
    if (isHeld(form)) return;
    const body = this.body(form);
    if (by?.name) body.set(by.name, by.value);
    hold(form);
    const answer = await send(form.action, body);
    if (this.form !== form) return;
    release(form);
    if (answer?.status === 201) return this.done((await answer.json()) as Made);
    if (!answer || answer.redirected || ![200, 409, 422].includes(answer.status)) return this.lost(answer);
    this.fill(await answer.text());
    this.place();
    const wrong = this.dialog.querySelector<HTMLElement>("[aria-invalid=true], [data-focus], .is-wrong input");
    (wrong ?? this.dialog.querySelector<HTMLElement>("[data-go]"))?.focus();
  }

  private done(made: Made): void {
    this.booked = made;
    this.dialog.close();
  }

  private lost(answer: Response | null): void {
    const place = this.dialog.querySelector<HTMLElement>("[data-lost]");
    if (!place) return;
    place.hidden = false;
    place.textContent = !answer
      ? say("ยังส่งไม่ได้ เครือข่ายขาดหาย สิ่งที่กรอกยังอยู่ครบ ลองอีกครั้ง", "Not sent: the network is down. Everything you typed is still here; try again.")
      : answer.status === 403
        ? say("ท่านขอใช้รายการนี้ไม่ได้ เลือกรายการอื่น", "You may not ask for this. Choose another.")
        : say("ยังทำไม่ได้ในตอนนี้ เปิดที่ รายละเอียดเพิ่ม แล้วลองอีกครั้ง", "That could not be done now. Open More details and try again.");
  }

  /** Says anew whether it is free then, and who decides. */
  private changed(event: Event): void {
    if (!["starts", "ends", "reach", "office"].includes((event.target as HTMLInputElement).name)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.state(), 300);
  }

  private async state(): Promise<void> {
    const { form } = this;
    if (!form) return;
    const answer = await send(form.dataset.choices ?? "", this.body(form));
    const place = this.dialog.querySelector("#here-state");
    if (!answer?.ok || this.form !== form || !place) return;
    const fresh = make("div");
    fresh.innerHTML = await answer.text();
    const next = fresh.querySelector("#here-state");
    if (!next) return;
    place.className = next.className;
    place.replaceChildren(...next.childNodes); // the element stays: it is the one that is listened to
  }

  private body(form: HTMLFormElement): URLSearchParams {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    body.set("here", "1");
    return body;
  }

  /** Below what was chosen, above or beside it, wholly on the screen; a narrow screen has it at its foot. */
  private place(): void {
    if (!this.dialog.open || !this.anchor) return;
    const at = this.anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = this.dialog;
    const below = at.bottom + MARGIN;
    const above = at.top - MARGIN - offsetHeight;
    const beside = below + offsetHeight + MARGIN > innerHeight && above < MARGIN;
    const left = !beside ? at.left : at.left > innerWidth / 2 ? at.left - MARGIN - offsetWidth : at.right + MARGIN;
    const top = beside ? at.top : below + offsetHeight + MARGIN <= innerHeight ? below : above;
    const within = (value: number, most: number): string => `${Math.max(MARGIN, Math.min(value, most - MARGIN))}px`;
    style.setProperty("--x", within(left, innerWidth - offsetWidth));
    style.setProperty("--y", within(top, innerHeight - offsetHeight));
    const keyboard = visualViewport ? innerHeight - visualViewport.height - visualViewport.offsetTop : 0;
    style.setProperty("--keyboard", `${Math.max(0, Math.round(keyboard))}px`);
  }
}

async function send(url: string, body: URLSearchParams): Promise<Response | null> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  return fetch(url, { method: "POST", headers: { "X-CSRFToken": token }, body }).catch(() => null);
}
