/** The bar below the lanes: what was chosen or done in one sentence, and what can be done about it. */

export interface Offer {
  words: string;
  free: boolean;
  again: boolean;
}

type Part = "book" | "again" | "undo" | "see";

export class Bar {
  private readonly root: HTMLElement;
  private asked = 0;
  private undoes: (() => void) | null = null;

  constructor(within: HTMLElement) {
    this.root = within.querySelector("[data-bar]") as HTMLElement;
    const said = (part: string, event: string): void =>
      this.part(part).addEventListener("click", () => this.root.dispatchEvent(new CustomEvent(event, { bubbles: true })));
    said("no", "leave");
    said("again", "confirm");
    this.part("undo").addEventListener("click", () => this.undoes?.());
  }

  get open(): boolean {
    return !this.root.hidden;
  }

  holds(element: Node | null): boolean {
    return this.root.contains(element);
  }

  /** Says what was chosen, and offers the way to the form with it. */
  choose(sentence: string, verb: string, url: string): void {
    this.show(sentence, "", "book", "noBook");
    (this.part("book") as HTMLAnchorElement).href = url;
    this.part("book").textContent = verb;
  }

  /** Asks before something is done that is not taken back as easily. */
  ask(sentence: string, why: string): void {
    this.show(sentence, why, "again", "noMove");
    this.part("again").focus({ preventScroll: true });
  }

  /** Says what was done, with the way back where there is one. */
  done(words: string, undo: (() => void) | null): void {
    this.show(words, "", undo ? "undo" : null, "noDone");
    this.undoes = undo;
    this.root.classList.add("is-done");
  }

  /** Says what was booked, with the way to its page. */
  made(words: string, url: string): void {
    this.show(words, "", "see", "noDone");
    (this.part("see") as HTMLAnchorElement).href = url;
    this.root.classList.add("is-done");
  }

  /** Says why something was not done. */
  refuse(words: string): void {
    this.show(words, "", null, "noDone");
    this.root.classList.add("is-wrong");
  }

  close(): void {
    this.asked++;
    this.root.hidden = true;
  }

  /** Asks the server what may be said of the range; null when another was asked for meanwhile. */
  async offer(url: string): Promise<Offer | null> {
    const mine = ++this.asked;
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (!answer.ok || mine !== this.asked) return null;
      const offer = (await answer.json()) as Offer;
      return mine === this.asked ? offer : null;
    } catch {
      return null; // no network: the form says it all again
    }
  }

  facts(offer: Offer): void {
    this.part("facts").textContent = offer.words;
    this.root.classList.toggle("is-wrong", !offer.free);
  }

  private show(sentence: string, facts: string, shown: Part | null, no: string): void {
    this.root.hidden = false;
    this.root.classList.remove("is-wrong", "is-done");
    this.part("sentence").textContent = sentence;
    this.part("facts").textContent = facts;
    for (const part of ["book", "again", "undo", "see"]) this.part(part).hidden = part !== shown;
    this.part("no").textContent = this.root.dataset[no] ?? "";
  }

  private part(name: string): HTMLElement {
    return this.root.querySelector(`[data-${name}]`) as HTMLElement;
  }
}
