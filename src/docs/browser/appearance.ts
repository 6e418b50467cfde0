import { remember } from "./remembered.ts";

/** Lets the reader choose between dark and light; until then the system's choice holds. */
export function startAppearance(): void {
  document.querySelector(".theme")?.addEventListener("click", () => {
    const { dataset } = document.documentElement;
    const wasDark =
      dataset.theme === undefined
        ? matchMedia("(prefers-color-scheme: dark)").matches
        : dataset.theme === "dark";
    dataset.theme = wasDark ? "light" : "dark";
    remember("theme", dataset.theme);
  });
}
