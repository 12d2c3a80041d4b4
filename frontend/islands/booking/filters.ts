/** A day that is typed or picked above the calendar is shown at once. */

document.addEventListener("change", (event) => {
  const field = (event.target as HTMLElement).closest<HTMLElement>(".day-go input[name=day]");
  field?.closest("form")?.requestSubmit();
});
export {};
