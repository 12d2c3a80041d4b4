/** What the hand does: which edge it holds, which way an arrow key goes, and the click after a drag. */
import type { Grip } from "./move";

const EDGE = 9;
type Way = 1 | -1 | undefined;

/** Where an arrow key points: across the hours, or down the lanes. */
export const arrow = ({ key }: KeyboardEvent): { across: Way; down: Way } => ({
  across: ({ ArrowLeft: -1, ArrowRight: 1 } as Record<string, Way>)[key],
  down: ({ ArrowUp: -1, ArrowDown: 1 } as Record<string, Way>)[key],
});

/** Which part of a slot the pointer has hold of. */
export function gripOf(slot: HTMLElement, x: number): Grip {
  const { left, right } = slot.getBoundingClientRect();
  if (right - left < 4 * EDGE) return right - x < EDGE ? "end" : "whole";
  if (right - x <= EDGE && !slot.classList.contains("is-late")) return "end";
  return x - left <= EDGE && !slot.classList.contains("is-early") ? "start" : "whole";
}

/** A drag that ends on a link does not open it. */
export function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}
