import type { Locale } from "../../model/model.ts";
import { stringifyJson } from "../../runtime/json.ts";
import type { BackendDescription, ConsoleDescription, OperationDescription } from "../description.ts";
import { type Ending, makeCall, waitAgain } from "./call.ts";
import { connect } from "./connection.ts";
import { createEditor, findingText } from "./editor.ts";
import { button, element, newId } from "./element.ts";
import { say } from "./phrases.ts";
import type { Exchange } from "./recorder.ts";
import { errorView, resultView } from "./result-view.ts";
import { createSamplesView } from "./samples-view.ts";
import { createSecrets, learnSecrets } from "./secrets.ts";
import { createSignIn } from "./sign-in.ts";
import { createTimeline } from "./timeline.ts";

/** What a console is about. */
export interface ConsoleSubject {
  readonly operation: OperationDescription;
  readonly backends: ConsoleDescription["backends"];
  readonly locale: Locale;
}

/** Builds the console of one operation. */
export function createConsole({ operation, backends, locale }: ConsoleSubject): HTMLElement {
  const [first] = backends;
  if (first === undefined) throw new TypeError("no backend answers calls");
  const secrets = createSecrets(operation.spec.secrets);
  const timeline = createTimeline(locale, operation.spec.authenticated !== false);
  const samples = createSamplesView(operation.operationId, locale);
  const outcome = element("div", { class: "zc-outcome" });
  const status = element("p", { class: "zc-state", role: "status" });
  const warnings = element("div", { class: "zc-warnings", role: "alert" });
  let backend: BackendDescription = first;
  let last: Exchange | undefined;
  let abort: AbortController | undefined;

  const announce = (text: string, state: "good" | "bad" | "" = ""): void => {
    status.textContent = text;
    status.dataset.state = state;
  };
  const onExchange = (exchange: Exchange): void => {
    timeline.show(exchange);
    last = exchange;
    const { outcome: answer, kind } = exchange;
    if (
      abort !== undefined &&
      answer !== undefined &&
      "status" in answer &&
      answer.status === 202 &&
      kind === "submit"
    )
      announce(say(locale, "nowPolling"));
  };
  const signIn = createSignIn(first, {
    locale,
    announce,
    changed: () => refresh(),
    connect: (to, credentials) =>
      connect(to, credentials, {
        locale,
        secrets,
        onExchange,
        onEvent: (event) => {
          timeline.tell(event);
          if (event.type === "login") signIn.signedIn();
          if (event.type === "login" && event.renewed) announce(say(locale, "sessionRenewed"));
        },
      }),
  });
  const editor = createEditor(operation, locale, () => {
    warnings.replaceChildren();
    refresh();
  });
  const refresh = (): void => {
    const call = editor.read();
    if (call !== undefined) samples.update({ ...call, ...signIn.shown(), endpoint: backend.endpoint });
  };

  const formId = newId();
  const send = element(
    "button",
    { type: "submit", form: formId, class: "zc-button zc-primary" },
    say(locale, "send"),
  );
  const stop = button(say(locale, "abort"), () => abort?.abort(), { class: "zc-button zc-stop" });
  stop.hidden = true;
  const form = element(
    "form",
    { id: formId, class: "zc-parameters", novalidate: true },
    element("h3", {}, say(locale, "parameters")),
    editor.root,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (abort !== undefined) return;
    const faults = editor.check().filter(({ level }) => level === "error");
    const malformed = editor.read() === undefined;
    if (faults.length === 0 && !malformed) return void run();
    const anyway = button(say(locale, "sendAnyway"), () => void run());
    warnings.replaceChildren(
      element("p", {}, say(locale, "needAttention")),
      ...faults.map((fault) => findingText(fault, locale)),
      ...(malformed ? [] : [anyway]),
    );
    editor.focusFault();
  });

  /** Runs work that ends in some way, with the timeline as its record. */
  async function follow(work: (signal: AbortSignal) => Promise<Ending>): Promise<void> {
    const started = performance.now();
    const controller = new AbortController();
    abort = controller;
    // Not disabled, which would take the focus from whoever has just pressed it.
    send.setAttribute("aria-disabled", "true");
    stop.hidden = false;
    if (outcome.contains(document.activeElement)) stop.focus();
    outcome.replaceChildren();
    announce(say(locale, "sending"));
    if (record.getBoundingClientRect().top < 0) record.scrollIntoView();
    let ending: Ending;
    try {
      ending = await work(controller.signal);
    } catch (error) {
      ending = { kind: "failed", error };
    }
    abort = undefined;
    send.removeAttribute("aria-disabled");
    if (stop.contains(document.activeElement)) send.focus();
    stop.hidden = true;
    conclude(ending, ((performance.now() - started) / 1000).toFixed(1));
  }

  async function run(): Promise<void> {
    const call = editor.read();
    if (call === undefined || abort !== undefined) return;
    if (warnings.contains(document.activeElement)) send.focus();
    warnings.replaceChildren();
    timeline.clear();
    last = undefined;
    learnSecrets(secrets, stringifyJson(call.params) ?? "", false);
    await follow((signal) => makeCall(signIn.connection().client, operation, call, signal));
  }

  function conclude(ending: Ending, seconds: string): void {
    switch (ending.kind) {
      case "done":
        announce(say(locale, "succeeded", { seconds }), "good");
        outcome.replaceChildren(resultView(operation, last, locale));
        break;
      case "failed":
        announce(say(locale, "failed", { seconds }), "bad");
        outcome.replaceChildren(errorView(ending.error, secrets.strike, locale));
        break;
      case "aborted": {
        announce(say(locale, "aborted", { seconds }));
        const { job } = ending;
        const text = job ? say(locale, "jobGoesOn", { uuid: job.uuid }) : say(locale, "requestMayGoOn");
        const note = element("section", { class: "zc-result", "data-state": "open" }, element("p", {}, text));
        if (job !== undefined)
          note.append(button(say(locale, "resume"), () => void follow((signal) => waitAgain(job, signal))));
        outcome.replaceChildren(note);
      }
    }
  }

  const record = element(
    "div",
    { class: "zc-record" },
    element("div", { class: "zc-actions" }, send, stop, status),
    warnings,
    element("section", {}, element("h3", {}, say(locale, "timeline")), timeline.root),
    outcome,
    samples.root,
  );
  const account =
    operation.spec.authenticated !== false
      ? signIn.root
      : element("p", { class: "zc-note" }, say(locale, "needsNoSignIn"));
  const choose = backendChoice(backends, locale, (chosen) => {
    backend = chosen;
    signIn.show(chosen);
    refresh();
  });
  refresh();
  return element(
    "div",
    { class: "zc-console" },
    element("div", { class: "zc-setup" }, choose, account),
    element("div", { class: "zc-work" }, form, record),
  );
}

function backendChoice(
  backends: readonly BackendDescription[],
  locale: Locale,
  onChoose: (backend: BackendDescription) => void,
): HTMLElement {
  const id = newId();
  const options = backends.map(({ id: value, title }) => element("option", { value }, title[locale]));
  const select = element("select", { id, class: "zc-input" }, ...options);
  select.addEventListener("change", () => {
    const chosen = backends.find((backend) => backend.id === select.value);
    if (chosen !== undefined) onChoose(chosen);
  });
  const label = element("label", { class: "zc-label", for: id }, say(locale, "target"));
  return element("div", { class: "zc-field zc-target" }, label, select);
}
