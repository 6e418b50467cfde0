/** Lets the reader choose between dark and light; the system's choice holds until then. */
export function startAppearance(): void {
  document.querySelector(".theme")?.addEventListener("click", () => {
    const { theme } = document.documentElement.dataset;
    const dark = theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
    const chosen = dark ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem("zstack-docs-theme", chosen);
    } catch {
      // It then holds for this page.
    }
  });
}
