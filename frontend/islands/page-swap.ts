/** Puts the server's answer to a form in place of this page, as a normal submission would. */
import htmx from "htmx.org";

export function swapPage(html: string, address: string): void {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const next = answer.querySelector("main");
  const now = document.querySelector("main");
  if (!next || !now) return location.assign(address);
  document.title = answer.title;
  document.body.className = answer.body.className;
  const menu = answer.getElementById("menu");
  if (menu) document.getElementById("menu")?.replaceWith(document.adoptNode(menu));
  now.replaceWith(document.adoptNode(next));
  if (address !== location.href) history.pushState(null, "", address);
  htmx.process(next);
  scrollTo(0, 0);
  focusFirst(next);
}

/** The errors if there are any, else what the page asks for, else the top of the page. */
export function focusFirst(main: HTMLElement): void {
  (main.querySelector<HTMLElement>("[data-focus], [autofocus]") ?? main).focus();
}

addEventListener("popstate", () => location.reload());
