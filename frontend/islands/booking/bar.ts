/** The bar below the lanes: what was chosen in one sentence, and one button. */

export interface Offer {
  words: string;
  free: boolean;
  again: boolean;
}

export class Bar {
  private readonly root: HTMLElement;
  private asked = 0;

  constructor(within: HTMLElement) {
    this.root = within.querySelector("[data-bar]") as HTMLElement;
    this.part("no").addEventListener("click", () => this.root.dispatchEvent(new CustomEvent("leave", { bubbles: true })));
    this.part("again").addEventListener("click", () => this.root.dispatchEvent(new CustomEvent("confirm", { bubbles: true })));
  }

  get open(): boolean {
    return !this.root.hidden;
  }

  holds(element: Node | null): boolean {
    return this.root.contains(element);
  }

  /** Says what was chosen, and offers the way to the form with it. */
  choose(sentence: string, verb: string, url: string): void {
    this.show(sentence, "");
    this.part("book").hidden = false;
    this.part("again").hidden = true;
    (this.part("book") as HTMLAnchorElement).href = url;
    this.part("book").textContent = verb;
    this.part("no").textContent = this.root.dataset.noBook ?? "";
  }

  /** Asks before something is done that is not taken back as easily. */
  ask(sentence: string, why: string): void {
    this.show(sentence, why);
    this.part("book").hidden = true;
    this.part("again").hidden = false;
    this.part("no").textContent = this.root.dataset.noMove ?? "";
    this.part("again").focus({ preventScroll: true });
  }

  focus(): void {
    this.part("book").focus({ preventScroll: true });
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

  private show(sentence: string, facts: string): void {
    this.root.hidden = false;
    this.root.classList.remove("is-wrong");
    this.part("sentence").textContent = sentence;
    this.part("facts").textContent = facts;
  }

  private part(name: string): HTMLElement {
    return this.root.querySelector(`[data-${name}]`) as HTMLElement;
  }
}
