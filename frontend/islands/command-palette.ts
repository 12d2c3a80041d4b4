/** <command-palette url>: Ctrl-K finds what modules hold, people and pages; without script its form searches. */
import { icon, make, say } from "./language";

type Found = { group: string; label: string; hint?: string; url: string };

export class CommandPalette extends HTMLElement {
  private box = make("dialog", "palette");
  private input = make("input");
  private list = make("div", "palette-list");
  private timer = 0;
  private at = 0;

  connectedCallback(): void {
    const field = make("div", "palette-box");
    const name = say("ค้นหาทั้งระบบ", "Search everything");
    this.input.type = "search";
    for (const [key, value] of [["role", "combobox"], ["aria-label", name], ["placeholder", name], ["aria-controls", "palette-list"], ["aria-expanded", "true"], ["autocomplete", "off"]] as const) this.input.setAttribute(key, value);
    this.list.id = "palette-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("ผลที่พบ", "Results"));
    field.append(icon("search"), this.input);
    this.box.setAttribute("aria-label", name);
    this.box.append(field, this.list, make("p", "palette-foot", say("↑ ↓ เลือก · Enter เปิด · Esc ปิด", "↑ ↓ choose · Enter open · Esc close")));
    document.body.append(this.box);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("click", (event) => event.target === this.box && this.box.close());
    document.addEventListener("keydown", this.shortcut);
    document.querySelector(".topbar-find")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
    });
    this.querySelector("input")?.addEventListener("keydown", (event) => event.key === "ArrowDown" && this.open());
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.shortcut);
    this.box.remove();
  }

  private shortcut = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.code !== "KeyK") return;
    event.preventDefault();
    if (this.box.open) this.box.close();
    else this.open();
  };

  private open(): void {
    this.input.value = this.querySelector("input")?.value ?? "";
    if (!this.box.open) this.box.showModal();
    this.input.select();
    void this.ask();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), 120);
  }

  private async ask(): Promise<void> {
    const typed = this.input.value.trim();
    const address = new URL(this.getAttribute("url") ?? "", location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const found = answer.ok ? ((await answer.json()) as Found[]) : [];
      if (this.input.value.trim() === typed) this.show(found, typed);
    } catch {
      this.list.replaceChildren(make("p", "palette-none", say("ต่อเครือข่ายไม่ได้ ลองอีกครั้ง", "No network. Try again.")));
    }
  }

  private show(found: Found[], typed: string): void {
    this.list.replaceChildren();
    this.at = 0;
    const groups = [...new Set(found.map((one) => one.group))];
    for (const name of groups) {
      const group = make("div");
      const title = make("p", "palette-group", name);
      title.id = `palette-group-${groups.indexOf(name)}`;
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", title.id);
      group.append(title, ...found.filter((one) => one.group === name).map(line));
      this.list.append(group);
    }
    this.options.forEach((option, index) => (option.id = `palette-${index}`));
    if (!found.length && typed) this.list.append(make("p", "palette-none", say("ไม่พบ ลองพิมพ์เลขที่ ชื่อเรื่อง หรือชื่อคน", "Nothing found. Try a number, a subject or a name.")));
    this.mark();
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private mark(): void {
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    const current = this.options[this.at];
    if (current) this.input.setAttribute("aria-activedescendant", current.id);
    else this.input.removeAttribute("aria-activedescendant");
    current?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    const count = this.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.at = count ? (this.at + (event.key === "ArrowDown" ? 1 : count - 1)) % count : 0;
    else if (event.key === "Enter") this.options[this.at]?.click();
    else if (event.key === "Escape") this.box.close(); // a search field would only be emptied
    else return;
    event.preventDefault();
    this.mark();
  }
}

function line(one: Found): HTMLElement {
  const option = make("div");
  option.setAttribute("role", "option");
  option.append(make("span", "", one.label));
  if (one.hint) option.append(make("small", "", one.hint));
  option.addEventListener("click", () => {
    const address = new URL(one.url, location.href);
    if (address.origin === location.origin) location.assign(address);
  });
  return option;
}
customElements.define("command-palette", CommandPalette);
