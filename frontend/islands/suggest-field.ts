/** <suggest-field url>: offers what the office wrote before while a person types. */
import { make, say } from "./language";

type Suggestion = { value: string; hint?: string; key?: string };
let numbered = 0;

export class SuggestField extends HTMLElement {
  private timer = 0;
  private list = make("ul", "suggest");
  private status = make("p", "sr");
  private found: Suggestion[] = [];
  private at = -1;

  connectedCallback(): void {
    if (this.list.isConnected || !this.input) return;
    this.list.id = `suggest-${++numbered}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("เคยใช้", "Used before"));
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    const { input } = this;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", this.list.id]] as const) input.setAttribute(name, value);
    this.hide();
    input.addEventListener("input", (event) => (event as InputEvent).inputType && this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.hide(), 120));
  }

  private get input(): HTMLInputElement {
    return this.querySelector("input, textarea") as HTMLInputElement;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.keepKey("");
    this.timer = window.setTimeout(() => void this.ask(), 150);
  }

  private async ask(): Promise<void> {
    const typed = this.input.value.trim();
    if (!typed) return this.hide();
    const address = new URL(this.getAttribute("url") ?? "", location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const found = answer.ok ? ((await answer.json()) as Suggestion[]) : [];
      if (this.input.value.trim() === typed && document.activeElement === this.input) this.show(found);
    } catch {
      this.hide(); // no network: typing goes on without help
    }
  }

  private show(found: Suggestion[]): void {
    this.found = found;
    this.at = -1;
    this.list.replaceChildren(...found.map((one, index) => this.line(one, index)));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = found.length ? say(`มีที่เคยใช้ ${found.length} รายการ`, `${found.length} suggestions`) : "";
  }

  private line(one: Suggestion, index: number): HTMLLIElement {
    const line = make("li");
    line.id = `${this.list.id}-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(make("span", "", one.value));
    if (one.hint) line.append(make("small", "", one.hint));
    line.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.pick(index);
    });
    return line;
  }

  private hide(): void {
    this.list.hidden = true;
    this.found = [];
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  private move(to: number): void {
    this.at = (to + this.found.length) % this.found.length;
    for (const [index, line] of [...this.list.children].entries()) line.setAttribute("aria-selected", String(index === this.at));
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
  }

  private pick(index: number): void {
    const one = this.found[index];
    if (!one) return;
    this.input.value = one.value;
    this.keepKey(one.key ?? "");
    this.hide();
    for (const kind of ["input", "change"]) this.input.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  /** `into="id"`: the key of what was picked goes to a hidden input, and leaves when the words change. */
  private keepKey(key: string): void {
    const box = document.getElementById(this.getAttribute("into") ?? "") as HTMLInputElement | null;
    if (box) box.value = key;
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) {
      if (event.key === "ArrowDown" && !event.altKey) void this.ask();
      return;
    }
    if (event.key === "ArrowDown") this.move(this.at + 1);
    else if (event.key === "ArrowUp") this.move(this.at < 0 ? -1 : this.at - 1);
    else if (event.key === "Enter" && this.at >= 0 && !event.ctrlKey) this.pick(this.at);
    else if (event.key === "Escape") this.hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
customElements.define("suggest-field", SuggestField);
