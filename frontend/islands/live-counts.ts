/** <live-counts url every>: keeps the numbers of the page true without a reload. */
export class LiveCounts extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.wake);
    this.plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
  }

  private wake = (): void => {
    if (document.visibilityState === "visible") void this.ask();
  };

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), Number(this.getAttribute("every") ?? 30) * 1000);
  }

  private async ask(): Promise<void> {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(this.getAttribute("url") ?? "", { headers: { Accept: "application/json" } });
      if (answer.status >= 400 && answer.status < 500) return; // signed out: asking on would not help
      if (answer.ok && !answer.redirected) this.show((await answer.json()) as Record<string, number>);
    } catch {
      // no network: the numbers stay, the next turn asks again
    }
    this.plan();
  }

  private show(counts: Record<string, number>): void {
    const news: string[] = [];
    for (const place of document.querySelectorAll<HTMLElement>("[data-count]")) {
      const count = counts[place.dataset.count ?? ""];
      if (count === undefined) continue;
      const words = count ? String(count) : (place.dataset.zero ?? "");
      const before = Number(place.textContent);
      if (place.textContent === words) continue;
      place.textContent = words;
      if (place.dataset.words && count > before) news.push(`${place.dataset.words} ${count}`);
    }
    const status = this.querySelector("[role=status]");
    if (status && news.length) status.textContent = news.join(" ");
  }
}
customElements.define("live-counts", LiveCounts);
