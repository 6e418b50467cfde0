/**
 * Runs before the page is drawn, so that a remembered theme never flashes. A classic script: it stands in the
 * head, and pages are read from `file://`, where browsers load no modules.
 */

const root = document.documentElement;
root.classList.add("scripted");
try {
  const theme = localStorage.getItem("zstack-docs-theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
} catch {
  // Where nothing may be remembered, the system's choice holds.
}
