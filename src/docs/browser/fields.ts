/** Opens and closes trees, and shows the place an address names even where it is closed. */
export function startFields(): void {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const { open, close } = target.dataset;
    const id = open ?? close;
    if (id === undefined) return;
    const tree = [...document.querySelectorAll<HTMLElement>("[data-tree]")].find(
      ({ dataset }) => dataset.tree === id,
    );
    for (const details of tree?.querySelectorAll("details") ?? []) details.open = open !== undefined;
  });
  addEventListener("hashchange", showPlace);
  showPlace();

  let closed: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
}

function showPlace(): void {
  const place = placeOf(location.hash);
  if (place === null) return;
  for (let above: Element | null = place; above !== null; above = above.parentElement) {
    if (above instanceof HTMLDetailsElement) above.open = true;
  }
  place.scrollIntoView();
}

/** What an address names on this page. */
export function placeOf(hash: string): Element | null {
  try {
    return hash === "" ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}
