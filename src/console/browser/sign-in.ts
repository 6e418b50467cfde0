import type { Locale } from "../../model/model.ts";
import type { BackendDescription } from "../description.ts";
import type { Connection, Credentials } from "./connection.ts";
import { button, element, newId } from "./element.ts";
import { faultText } from "./fault-text.ts";
import { type Phrase, say } from "./phrases.ts";

/** Where the reader says who is calling. */
export interface SignIn {
  readonly root: HTMLElement;
  /** The client to call with: the one that is signed in, or a new one that signs in with its first call. */
  connection(): Connection;
  /** To be told when a call has opened the session that the button would have opened. */
  signedIn(): void;
  /** Shows another backend's account; who was signed in there stays so. */
  show(backend: BackendDescription): void;
  /** How a sample should sign in. */
  shown(): { readonly auth: "password" | "session"; readonly accountName: string };
}

interface Surroundings {
  readonly locale: Locale;
  readonly connect: (backend: BackendDescription, credentials: Credentials) => Connection;
  /** Tells the reader how it goes. */
  readonly announce: (text: string, state?: "bad") => void;
  readonly changed: () => void;
}

export function createSignIn(first: BackendDescription, surroundings: Surroundings): SignIn {
  const { locale, connect, announce, changed } = surroundings;
  const open = new Map<string, Connection>();
  let backend = first;
  let kind: Credentials["kind"] = "password";
  let busy = false;

  const account = textInput("accountName", locale);
  const password = textInput("password", locale, "password");
  const session = textInput("sessionUuid", locale, "password");
  const choiceId = newId();
  const choice = element(
    "select",
    { id: choiceId, class: "zc-input" },
    element("option", { value: "password" }, say(locale, "byPassword")),
    element("option", { value: "session" }, say(locale, "bySession")),
  );
  choice.addEventListener("change", () => {
    kind = choice.value === "session" ? "session" : "password";
    render();
    changed();
  });
  const choosing = element(
    "div",
    { class: "zc-field zc-way" },
    element("label", { class: "zc-label", for: choiceId }, say(locale, "signInAs")),
    choice,
  );
  const submit = element("button", { type: "submit", class: "zc-button" });
  const fields = element(
    "div",
    { class: "zc-credentials" },
    choosing,
    account.root,
    password.root,
    session.root,
    submit,
  );
  const form = element(
    "form",
    { class: "zc-sign-in", novalidate: true },
    fields,
    element("p", { class: "zc-note" }, say(locale, "memoryOnly")),
  );
  const state = element("span", { class: "zc-signed-in" });
  const leave = button(say(locale, "signOut"), () => void signOut());
  const signed = element("div", { class: "zc-bar zc-signed" }, state, leave);
  const root = element("div", { class: "zc-account" }, form, signed);

  const credentials = (): Credentials =>
    kind === "password"
      ? { kind, accountName: account.input.value, password: password.input.value }
      : { kind, sessionUuid: session.input.value.trim() };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn();
  });
  for (const { input } of [account, session]) input.addEventListener("input", changed);

  async function signIn(): Promise<void> {
    const at = backend;
    if (busy) return;
    busy = true;
    announce(say(locale, "signingIn"));
    try {
      const connection = connect(at, credentials());
      await connection.signIn(new AbortController().signal);
      open.set(at.id, connection);
      forget();
      render();
      announce(state.textContent ?? "");
      leave.focus();
    } catch (error) {
      announce(say(locale, "signInFailed", { problem: faultText(error) }), "bad");
    } finally {
      busy = false;
    }
  }

  async function signOut(): Promise<void> {
    const connection = open.get(backend.id);
    open.delete(backend.id);
    prefill();
    render();
    (kind === "password" ? account : session).input.focus();
    // A session that cannot be ended ends by itself, and nobody has it any more.
    await connection?.client.logout().catch(() => {});
    announce(say(locale, "signedOut"));
  }

  function prefill(): void {
    account.input.value = backend.account?.name ?? "";
    password.input.value = backend.account?.password ?? "";
  }

  /** What was typed is the client's now. */
  function forget(): void {
    password.input.value = "";
    session.input.value = "";
  }

  function render(): void {
    const connection = open.get(backend.id);
    form.hidden = connection !== undefined;
    signed.hidden = connection === undefined;
    if (connection !== undefined) {
      const { credentials: used } = connection;
      state.textContent =
        used.kind === "password"
          ? say(locale, "signedInAs", { name: used.accountName })
          : say(locale, "signedInBySession");
    }
    submit.textContent = say(locale, kind === "password" ? "signIn" : "useSession");
    const inputs = kind === "password" ? [account, password] : [session];
    for (const each of [account, password, session]) each.root.hidden = !inputs.includes(each);
  }

  let pending: { readonly backend: string; readonly connection: Connection } | undefined;
  prefill();
  render();
  return {
    root,
    connection() {
      const known = open.get(backend.id);
      if (known !== undefined) return known;
      const connection = connect(backend, credentials());
      pending = { backend: backend.id, connection };
      return connection;
    },
    signedIn() {
      if (pending === undefined) return;
      open.set(pending.backend, pending.connection);
      pending = undefined;
      forget();
      render();
    },
    show(next) {
      backend = next;
      prefill();
      render();
    },
    shown() {
      const used = open.get(backend.id)?.credentials;
      return {
        auth: used?.kind ?? kind,
        accountName: used?.kind === "password" ? used.accountName : account.input.value,
      };
    },
  };
}

function textInput(
  phrase: Phrase,
  locale: Locale,
  type: "text" | "password" = "text",
): { readonly root: HTMLElement; readonly input: HTMLInputElement } {
  const id = newId();
  // Nothing of it is for a password manager to keep: the page belongs to a local server.
  const input = element("input", { id, type, class: "zc-input", autocomplete: "off", spellcheck: "false" });
  const label = element("label", { class: "zc-label", for: id }, say(locale, phrase));
  return { root: element("div", { class: "zc-field" }, label, input), input };
}
