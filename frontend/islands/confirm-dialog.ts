/** <confirm-dialog>: turns a details that asks into a modal dialog. */
export class ConfirmDialog extends HTMLElement {
  private modal: HTMLDialogElement | null = null;

  connectedCallback(): void {
    const summary = this.querySelector("summary");
    summary?.setAttribute("aria-haspopup", "dialog");
    summary?.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
    });
  }

  disconnectedCallback(): void {
    this.modal?.remove();
  }

  private open(): void {
    const modal = this.modal ?? this.build();
    this.closest<HTMLDetailsElement>("details.menu")?.removeAttribute("open");
    modal.showModal();
    modal.querySelector<HTMLElement>(".input, textarea, select")?.focus();
  }

  private build(): HTMLDialogElement {
    const asked = this.querySelector<HTMLElement>("details > .dialog") as HTMLElement;
    const modal = document.createElement("dialog");
    modal.className = "dialog";
    modal.setAttribute("aria-labelledby", asked.getAttribute("aria-labelledby") ?? "");
    asked.removeAttribute("role");
    asked.removeAttribute("aria-labelledby");
    modal.append(asked);
    for (const close of asked.querySelectorAll<HTMLElement>("[data-close]")) {
      close.hidden = false;
      close.addEventListener("click", () => modal.close());
    }
    modal.addEventListener("click", (event) => event.target === modal && modal.close());
    modal.addEventListener("close", () => (this.querySelector("summary") ?? this.closest("details")?.querySelector("summary"))?.focus());
    document.body.append(modal);
    this.modal = modal;
    return modal;
  }
}
customElements.define("confirm-dialog", ConfirmDialog);
