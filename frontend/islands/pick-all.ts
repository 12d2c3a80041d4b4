/** <pick-all>: around a link that picks every row of its form. Picked here, what was typed stays. */
import { button, say } from "./language";

export class PickAll extends HTMLElement {
  private readonly toggle = button("btn", "");
  private form: HTMLFormElement | null = null;

  connectedCallback(): void {
    const link = this.querySelector("a");
    this.form = this.closest("form");
    if (!link || !this.form) return;
    this.toggle.dataset.all = link.textContent ?? "";
    this.toggle.addEventListener("click", this.pick);
    link.replaceWith(this.toggle);
    this.form.addEventListener("change", this.name);
    addEventListener("pageshow", this.name); // back from another page: the boxes are as they were left
    this.name();
  }

  disconnectedCallback(): void {
    this.form?.removeEventListener("change", this.name);
    removeEventListener("pageshow", this.name);
  }

  private get boxes(): HTMLInputElement[] {
    return [...(this.form?.querySelectorAll<HTMLInputElement>(".tick input[type=checkbox]") ?? [])];
  }

  private get all(): boolean {
    return this.boxes.every((box) => box.checked);
  }

  private pick = (): void => {
    const picked = !this.all;
    for (const box of this.boxes) box.checked = picked;
    this.name();
  };

  private name = (): void => {
    this.toggle.textContent = this.all ? say("ไม่เลือกเลย", "Pick none") : (this.toggle.dataset.all ?? "");
  };
}
customElements.define("pick-all", PickAll);
