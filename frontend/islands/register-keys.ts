/** <register-keys>: around a register or a list of tasks. J K move, Enter opens, X picks, / searches. */
export class RegisterKeys extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("keydown", this.key);
    this.addEventListener("change", this.count);
    this.addEventListener("reset", () => setTimeout(this.count));
    this.count();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.key);
  }

  private key = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const writing = target.matches("input:not([type=checkbox]), select, textarea, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || writing || document.querySelector("dialog[open]")) return;
    const rows = [...this.querySelectorAll<HTMLElement>(".subject[href], .task-subject")];
    const row = target.closest("tr, .task");
    const at = rows.findIndex((one) => row?.contains(one));
    // by place on the keyboard, so that the Thai layout works too
    if (event.code === "KeyJ") rows[Math.min(at + 1, rows.length - 1)]?.focus();
    else if (event.code === "KeyK") rows[Math.max(at - 1, 0)]?.focus();
    else if (event.code === "KeyX") row?.querySelector<HTMLInputElement>(".tick input")?.click();
    else return;
    event.preventDefault();
  };

  private count = (): void => {
    const picked = this.querySelectorAll("tbody .tick input:checked").length;
    for (const place of this.querySelectorAll("[data-picked]")) place.textContent = picked ? String(picked) : "";
  };
}
customElements.define("register-keys", RegisterKeys);
