/** <copy-text>: around a box whose words are to be taken elsewhere; puts a button beside it that copies them. */
import { button, say } from "./language";

export class CopyText extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector("input");
    if (!box || this.querySelector("button")) return;
    const copy = button("btn", say("คัดลอก", "Copy"));
    copy.setAttribute("aria-live", "polite");
    copy.addEventListener("click", async () => {
      box.select(); // without leave for the clipboard the keys copy what is selected
      const done = await this.taken(box.value);
      copy.textContent = done ? say("คัดลอกแล้ว", "Copied") : say("กด Ctrl+C", "Press Ctrl+C");
    });
    this.append(copy);
  }

  private async taken(words: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }
}
customElements.define("copy-text", CopyText);
