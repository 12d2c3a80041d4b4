/** Words the islands say, in the language of the page. */
export const say = (thai: string, english: string): string =>
  document.documentElement.lang === "en" ? english : thai;

/** Bytes as people read them: 48 KB, 6.2 MB. */
export const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** An element with a class and words, the words never read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, name = "", words = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (words) element.textContent = words;
  return element;
}

/** An icon of styles/icons, to stand beside words. */
export function icon(name: string): HTMLSpanElement {
  const element = make("span", `i i-${name}`);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** A button with an icon and words. */
export function button(name: string, words: string, drawing = ""): HTMLButtonElement {
  const element = make("button", name);
  element.type = "button";
  if (drawing) element.append(icon(drawing));
  element.append(words);
  return element;
}
