/** <upload-bytes>: around a file input that sends at once. Refuses what is too large, counts the bytes. */
import { make, say, size } from "./language";

export class UploadBytes extends HTMLElement {
  connectedCallback(): void {
    // before htmx hears of the change, so that nothing too large is sent
    this.addEventListener("change", this.weigh, true);
    this.addEventListener("htmx:xhr:progress", this.show);
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) this.addEventListener(kind, this.over);
  }

  private weigh = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const limit = Number(this.getAttribute("limit-mb") ?? 50) * 1024 * 1024;
    const large = [...(input.files ?? [])].filter((file) => file.size > limit);
    this.querySelector(".error")?.remove();
    if (!large.length) return;
    event.stopPropagation();
    input.value = "";
    const names = large.map((file) => `${file.name} (${size(file.size)})`).join(" ");
    const words = make("span", "error", say(`ใหญ่เกินกำหนด ลดขนาดหรือแยกไฟล์: ${names}`, `Too large: ${names}`));
    words.setAttribute("role", "alert");
    this.append(words);
  };

  private show = (event: Event): void => {
    const { loaded, total } = (event as CustomEvent<{ loaded: number; total: number }>).detail;
    if (!total) return;
    const box = this.querySelector<HTMLElement>(".progress") ?? this.bar();
    const meter = box.querySelector("progress") as HTMLProgressElement;
    meter.max = total;
    meter.value = loaded;
    const words = box.querySelector("span + span") as HTMLElement;
    words.textContent = say(`${size(loaded)} จาก ${size(total)}`, `${size(loaded)} of ${size(total)}`);
  };

  private bar(): HTMLElement {
    const box = make("div", "progress sending");
    const title = say("กำลังส่งไฟล์", "Sending files");
    const meter = make("progress");
    meter.setAttribute("aria-label", title);
    box.append(make("span", "", title), make("span"), meter);
    this.append(box);
    return box;
  }

  private over = (event: Event): void => {
    this.querySelector(".drop")?.classList.toggle("is-over", event.type === "dragenter" || event.type === "dragover");
  };
}
customElements.define("upload-bytes", UploadBytes);
