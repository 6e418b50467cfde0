/** What runs on every page, once it has been read. */
import { startAppearance } from "./appearance.ts";

startAppearance();
