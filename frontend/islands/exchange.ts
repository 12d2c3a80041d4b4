/** htmx as this product uses it: no eval, no history on disk, errors in the reader's words. */
import htmx from "htmx.org";
import { failed, lost } from "./flash";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false, // a style element would break the policy
  historyCacheSize: 0, // pages with letters are never written to the disk
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409|422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

type Configured = CustomEvent<{ headers: Record<string, string> }>;
type Answered = CustomEvent<{ xhr: XMLHttpRequest }>;

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content;
  if (token) (event as Configured).detail.headers["X-CSRFToken"] = token;
});
document.addEventListener("htmx:responseError", (event) => failed((event as Answered).detail.xhr.status));
document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:afterSettle", (event) => {
  (event.target as HTMLElement).querySelector<HTMLElement>("[data-focus]")?.focus();
});
