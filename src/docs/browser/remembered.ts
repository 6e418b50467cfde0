/** What the reader chose, from page to page; nothing where nothing may be remembered. */
export function recall(what: string): string | null {
  try {
    return localStorage.getItem(`zstack-docs-${what}`);
  } catch {
    return null;
  }
}

/** Keeps a choice for the next page, where that is allowed. */
export function remember(what: string, value: string): void {
  try {
    localStorage.setItem(`zstack-docs-${what}`, value);
  } catch {
    // It then holds for this page.
  }
}
