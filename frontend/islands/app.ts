/** Everything a page loads: the islands, htmx, menus and the keys that hold everywhere. */
import "./command-palette";
import "./confirm-dialog";
import "./copy-text";
import "./date-field";
import { forgetAllDrafts, forgetSentDraft } from "./draft-keeper";
import "./draft-writer";
import "./exchange";
import "./file-drop";
import "./live-counts";
import "./paper-view";
import "./pick-all";
import "./register-keys";
import "./submit-once";
import "./suggest-field";
import "./theme-switch";
import "./upload-bytes";

const menus = (keep: Node | null): void => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) if (!menu.contains(keep)) menu.open = false;
};

function closeMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  if (!menu) return;
  const summary = menu.querySelector("summary");
  if (menu.contains(document.activeElement)) summary?.focus();
  menu.open = false;
}

const keys = (): HTMLDialogElement | null => document.querySelector("dialog#keys");

document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  menus(target);
  if (target.closest("[data-keys]")) keys()?.showModal();
});

document.addEventListener("submit", (event) => {
  if ((event.target as HTMLElement).matches("[data-sign-out]")) forgetAllDrafts();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return closeMenu();
  const writing = (event.target as HTMLElement).matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || writing || document.querySelector("dialog[open]")) return;
  if (event.key === "?") keys()?.showModal();
  if (event.key === "/") {
    event.preventDefault();
    const boxes = document.querySelectorAll<HTMLInputElement>("input[type=search]:not(.palette input)");
    (document.querySelector<HTMLInputElement>("main input[type=search]") ?? boxes[0])?.focus();
  }
});

for (const button of document.querySelectorAll<HTMLElement>("[data-keys]")) button.hidden = false;
document.querySelector<HTMLElement>("[data-focus]")?.focus();
forgetSentDraft();
