/** <file-drop>: drop scanned pages on a form, see and remove them, watch the bytes go. */
import { failed, lost } from "./flash";
import { button, icon, make, say, size } from "./language";
import { swapPage } from "./page-swap";
import { hold, isHeld, release } from "./sending";

export class FileDrop extends HTMLElement {
  private files: File[] = [];
  private seen: File | undefined;

  connectedCallback(): void {
    const area = this.querySelector<HTMLElement>(".drop");
    this.input.addEventListener("change", () => this.add([...(this.input.files ?? [])]));
    for (const kind of ["dragenter", "dragover"]) area?.addEventListener(kind, (event) => this.over(event as DragEvent, true));
    for (const kind of ["dragleave", "drop"]) area?.addEventListener(kind, (event) => this.over(event as DragEvent, false));
    area?.addEventListener("drop", (event) => this.add([...(event.dataTransfer?.files ?? [])]));
    this.input.form?.addEventListener("submit", this.send);
    if (this.input.files?.length) this.add([...this.input.files]);
  }

  get input(): HTMLInputElement {
    return this.querySelector("input[type=file]") as HTMLInputElement;
  }

  /** Takes files in, refusing at once what the server would refuse for its size. */
  add(more: File[]): void {
    const limit = Number(this.getAttribute("limit-mb") ?? 50) * 1_000_000;
    const known = new Set(this.files.map((file) => `${file.name}/${file.size}`));
    const refused = more.filter((file) => file.size > limit || file.size === 0);
    const taken = more.filter((file) => !refused.includes(file) && !known.has(`${file.name}/${file.size}`));
    this.files = this.input.multiple ? [...this.files, ...taken] : taken.slice(0, 1);
    this.hand();
    this.list(refused);
    this.tell(say(`เลือกแล้ว ${this.files.length} ไฟล์`, `${this.files.length} files chosen`));
  }

  private over(event: DragEvent, inside: boolean): void {
    event.preventDefault();
    this.querySelector(".drop")?.classList.toggle("is-over", inside);
  }

  private hand(): void {
    const hand = new DataTransfer();
    for (const file of this.files) hand.items.add(file);
    this.input.files = hand.files;
    this.preview();
    this.dispatchEvent(new CustomEvent("files-changed", { bubbles: true, detail: this.files }));
  }

  private tell(words: string): void {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words;
  }

  private list(refused: File[] = []): void {
    const list = this.querySelector<HTMLElement>(".drop-list");
    if (!list) return;
    list.replaceChildren(...refused.map(refusedLine), ...this.files.map((file) => this.line(file)));
    list.hidden = !list.childElementCount;
  }

  private line(file: File): HTMLLIElement {
    const line = make("li");
    const away = button("tool", say("เอาออก", "Remove"), "x");
    away.setAttribute("aria-label", say(`เอา ${file.name} ออก`, `Remove ${file.name}`));
    away.addEventListener("click", () => {
      this.files = this.files.filter((one) => one !== file);
      this.hand();
      this.list();
      this.tell(say(`เอาออกแล้ว เหลือ ${this.files.length} ไฟล์`, `Removed, ${this.files.length} left`));
      this.input.focus();
    });
    line.append(icon("file"), make("span", "name", file.name), make("small", "size", size(file.size)), away);
    return line;
  }

  /** The first file at once beside the form: `preview="id"` names the place. */
  private preview(): void {
    const place = document.getElementById(this.getAttribute("preview") ?? "");
    const [first] = this.files;
    if (!place || first === this.seen) return;
    this.seen = first;
    place.replaceChildren();
    place.hidden = !first;
    if (!first) return;
    if (/^image\/(png|jpeg)$/.test(first.type)) place.append(picture(first));
    else void this.draw(first, place);
  }

  /** The server draws the pages of a PDF: `preview-url` takes the file and answers with HTML. */
  private async draw(file: File, place: HTMLElement): Promise<void> {
    const address = this.getAttribute("preview-url");
    place.hidden = true;
    if (!address) return;
    const body = new FormData();
    body.set("file", file);
    const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
      if (!answer.ok || this.seen !== file) return;
      place.innerHTML = await answer.text(); // our own server's words, and the policy runs no script
      place.hidden = false;
    } catch {
      // no preview: the file itself is still there to send
    }
  }

  /** Sends the form with the bytes counted; without files the browser does it alone. */
  private send = (event: SubmitEvent): void => {
    const form = this.input.form;
    if (!form || !this.files.length || event.defaultPrevented || isHeld(form)) return;
    event.preventDefault();
    hold(form);
    const bar = this.bar();
    const request = new XMLHttpRequest();
    const submitter = event.submitter as HTMLButtonElement | null;
    // by attribute: the properties give this page's address when there is none
    request.open("POST", submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href);
    request.upload.onprogress = ({ loaded, total }): void => bar.show(loaded, total);
    request.onerror = (): void => {
      bar.close();
      release(form);
      lost();
    };
    request.onload = (): void => this.answer(request, form, bar.close);
    request.send(new FormData(form, submitter));
  };

  private answer(request: XMLHttpRequest, form: HTMLFormElement, close: () => void): void {
    close();
    if (request.status >= 400 && request.status !== 409 && request.status !== 422) {
      release(form);
      return failed(request.status);
    }
    const files = this.files;
    const name = this.input.name;
    swapPage(request.responseText, request.responseURL || location.href);
    if (request.status < 400) return;
    const again = document.querySelector<HTMLInputElement>(`file-drop input[type=file][name="${name}"]`);
    (again?.closest("file-drop") as FileDrop | null)?.add(files); // the files chosen are not lost
  }

  private bar(): { show: (loaded: number, total: number) => void; close: () => void } {
    const box = make("div", "progress sending");
    const bytes = make("span");
    const meter = make("progress");
    const title = say("กำลังส่งไฟล์", "Sending files");
    meter.setAttribute("aria-label", title);
    box.append(make("span", "", title), bytes, meter);
    this.append(box);
    return {
      show: (loaded, total) => {
        meter.max = total;
        meter.value = loaded;
        bytes.textContent = say(`${size(loaded)} จาก ${size(total)}`, `${size(loaded)} of ${size(total)}`);
      },
      close: () => box.remove(),
    };
  }
}

function picture(file: File): HTMLImageElement {
  const view = make("img", "preview-picture");
  view.alt = file.name;
  view.src = URL.createObjectURL(file);
  return view;
}

function refusedLine(file: File): HTMLLIElement {
  const line = make("li", "is-wrong");
  const why = file.size ? say("ใหญ่เกินกำหนด ลดขนาดหรือแยกไฟล์", "Too large") : say("ไฟล์ว่างเปล่า", "Empty file");
  line.append(icon("alert"), make("span", "name", file.name), make("small", "size", `${size(file.size)} · ${why}`));
  return line;
}
customElements.define("file-drop", FileDrop);
