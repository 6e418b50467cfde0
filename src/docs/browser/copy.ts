import { showToast } from "./toast.ts";

/** Makes the buttons on samples copy them, and the links of places copy their address. */
export function startCopying(): void {
  document.addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest(".copy");
    const link = target.closest<HTMLAnchorElement>("a.name, a.anchor");
    const { copied, linkCopied } = document.body.dataset;
    if (button !== null) {
      const text = button.parentElement?.querySelector("code")?.textContent ?? "";
      if (await copyText(text)) showToast(copied);
    } else if (link !== null) {
      if (await copyText(link.href)) showToast(linkCopied);
    }
  });
}

/** Whether it worked. Plain http has no clipboard of its own, but still knows the command. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
