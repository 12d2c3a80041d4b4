/** Sets the chosen theme before the first paint; loaded in the head, not deferred. */
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // storage may be closed by policy: the system's own choice then holds
}
