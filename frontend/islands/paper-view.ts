/** <paper-view>: zoom, fit the width, and say which page is in sight. */
import { say } from "./language";

const STEPS = [1, 1.25, 1.5, 2, 2.5, 3];

export class PaperView extends HTMLElement {
  private at = 0;
  private watcher: IntersectionObserver | null = null;

  connectedCallback(): void {
    const tools = this.querySelector<HTMLElement>(".paper-tools");
    if (tools) tools.hidden = !this.querySelector(".sheet");
    this.addEventListener("click", (event) => {
      const to = (event.target as HTMLElement).closest<HTMLElement>("[data-zoom]")?.dataset.zoom;
      if (to) this.zoom(to);
    });
    this.addEventListener("keydown", (event) => {
      const to = ({ "+": "in", "=": "in", "-": "out", "0": "fit" } as Record<string, string>)[event.key];
      if (!to || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.zoom(to);
    });
    this.watch();
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
  }

  private zoom(to: string): void {
    const step = to === "in" ? 1 : to === "out" ? -1 : -this.at;
    this.at = Math.min(Math.max(this.at + step, 0), STEPS.length - 1);
    this.toggleAttribute("data-zoomed", this.at > 0);
    this.style.setProperty("--zoom", String(STEPS[this.at]));
  }

  private watch(): void {
    const sheets = [...this.querySelectorAll(".sheet-frame")];
    const place = this.querySelector("[data-page]");
    if (!place || sheets.length < 2) return;
    this.watcher = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (seen) place.textContent = say(`หน้า ${sheets.indexOf(seen.target) + 1} จาก ${sheets.length}`, `Page ${sheets.indexOf(seen.target) + 1} of ${sheets.length}`);
    }, { rootMargin: "-45% 0px -45% 0px" });
    for (const sheet of sheets) this.watcher.observe(sheet);
  }
}
customElements.define("paper-view", PaperView);
