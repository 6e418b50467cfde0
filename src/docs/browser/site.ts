/** What runs on every page, once it has been read. */
import { startAppearance } from "./appearance.ts";
import { startContents } from "./contents.ts";
import { startCopying } from "./copy.ts";
import { startFields } from "./fields.ts";
import { startReadingPlace } from "./reading-place.ts";
import { startSearch } from "./search.ts";
import { startTabs } from "./tabs.ts";

startAppearance();
startTabs();
startFields();
startCopying();
startReadingPlace();
startContents();
startSearch();
