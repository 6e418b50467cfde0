import { placeOf } from "./fields.ts";

/** Follows the reader through the sections of the page: its contents show which, and the other language keeps it. */
export function startReadingPlace(): void {
  const headings = [...document.querySelectorAll("main h2[id]")].filter(
    (heading) => heading.closest(".samples") === null || !isBeside(heading),
  );
  let waiting = false;
  const follow = () => {
    waiting = false;
    const current = currentHeading(headings);
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a")) {
      if (current !== undefined && link.hash === `#${current.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener(
    "scroll",
    () => {
      if (!waiting) requestAnimationFrame(follow);
      waiting = true;
    },
    { passive: true },
  );

  const language = document.querySelector<HTMLAnchorElement>("a.language");
  language?.addEventListener("click", () => {
    const named = placeOf(location.hash);
    const heading = currentHeading(headings);
    const inView = named !== null && named.getBoundingClientRect().bottom > 0;
    language.hash = inView || heading === undefined ? location.hash : heading.id;
  });
}

/** The last heading the reader has passed. */
function currentHeading(headings: readonly Element[]): Element | undefined {
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
}

/** Samples beside the text stay where they are. */
function isBeside(heading: Element): boolean {
  const samples = heading.closest(".samples");
  return samples !== null && getComputedStyle(samples).position === "sticky";
}
