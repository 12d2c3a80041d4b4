/** <submit-once>: around a form. A second press sends nothing; Ctrl+Enter sends from any field. */
import { hold, isHeld, release } from "./sending";

export class SubmitOnce extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", this.once);
    this.addEventListener("keydown", this.key);
    this.addEventListener("htmx:afterRequest", this.again);
    addEventListener("pageshow", this.again); // back from the next page: the form is free
  }

  disconnectedCallback(): void {
    removeEventListener("pageshow", this.again);
  }

  private once = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (isHeld(form)) return event.preventDefault();
    if (event.defaultPrevented) return;
    hold(form); // at once: a busy page takes two presses in one breath
    setTimeout(() => event.defaultPrevented && release(form)); // another island stopped it
  };

  private key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = (event.target as HTMLElement).closest("form");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLButtonElement>("button.btn-primary:not([type=button])"));
  };

  private again = (): void => {
    for (const form of this.querySelectorAll("form")) release(form);
  };
}
customElements.define("submit-once", SubmitOnce);
