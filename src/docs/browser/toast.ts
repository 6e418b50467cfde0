const SHOWN_MS = 1600;
let toast: HTMLElement | undefined;
let hiding = 0;

/** Says something in passing, to the ears as well. */
export function showToast(text: string | undefined): void {
  if (toast === undefined) {
    toast = document.createElement("p");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    document.body.append(toast);
  }
  toast.textContent = text ?? "";
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => toast?.setAttribute("hidden", ""), SHOWN_MS);
}
