/** Runs before the page is drawn, so that a remembered theme does not flash. */
import { recall } from "./remembered.ts";

const theme = recall("theme");
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
// What needs scripts shows only where they run.
document.documentElement.classList.add("scripted");
