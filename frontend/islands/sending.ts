/** A form on its way: held once, released when the answer did not come. */
export function hold(form: HTMLFormElement): void {
  form.dataset.sending = "";
  for (const one of form.querySelectorAll("button[type=submit], button:not([type])")) one.setAttribute("aria-disabled", "true");
}

export function release(form: HTMLFormElement): void {
  delete form.dataset.sending;
  for (const one of form.querySelectorAll("button[aria-disabled]")) one.removeAttribute("aria-disabled");
}

export const isHeld = (form: HTMLFormElement): boolean => "sending" in form.dataset;
