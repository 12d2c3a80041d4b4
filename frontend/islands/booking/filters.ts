/** Filters of the calendar: what is picked is shown at once. */

document.addEventListener("change", (event) => {
  const field = (event.target as HTMLElement).closest<HTMLElement>("[data-go], .day-go input[name=day]");
  field?.closest("form")?.requestSubmit();
});
export {};
