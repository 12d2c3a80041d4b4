/** <theme-switch>: light, dark, or as the computer is set. */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.addEventListener("click", (event) => {
      const picked = (event.target as HTMLElement).closest("button")?.value;
      if (picked) this.choose(picked);
    });
    this.mark(document.documentElement.dataset.theme ?? "auto");
  }

  private choose(theme: string): void {
    const root = document.documentElement;
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // storage is closed by policy: the choice holds for this page
    }
    this.mark(theme);
  }

  private mark(theme: string): void {
    for (const one of this.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.value === theme));
  }
}
customElements.define("theme-switch", ThemeSwitch);
