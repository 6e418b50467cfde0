import type { Locale } from "../../model/model.ts";
import type { ClientEvent } from "../../runtime/index.ts";
import { element } from "./element.ts";
import { bodyView } from "./json-view.ts";
import { type Phrase, say } from "./phrases.ts";
import type { Exchange } from "./recorder.ts";

/** Every step of a call, as it happens. */
export interface Timeline {
  readonly root: HTMLElement;
  /** Begins anew. */
  clear(): void;
  /** Shows an exchange, or what became of one that is shown. */
  show(exchange: Exchange): void;
  /** Shows what the client does between exchanges, where that is worth a line. */
  tell(event: ClientEvent): void;
}

interface Row {
  readonly item: HTMLLIElement;
  /** Stays the same element, which may have the focus. */
  readonly summary: HTMLElement;
  readonly wire: HTMLElement;
  readonly title: string;
}

/** @param authenticated whether a login may come before the request itself */
export function createTimeline(locale: Locale, authenticated: boolean): Timeline {
  const list = element("ol", { class: "zc-timeline", "aria-label": say(locale, "timeline") });
  const nothing = element("p", { class: "zc-note" }, say(locale, "nothingYet"));
  const root = element("div", {}, nothing, list);
  let rows = new Map<Exchange, Row>();
  let begin = 0;
  let polls = 0;
  let submissions = 0;

  const titleOf = ({ kind }: Exchange): string => {
    if (kind === "poll") return say(locale, "poll", { number: ++polls });
    if (kind === "submit") return say(locale, ++submissions > 1 ? "resubmit" : "submit");
    return say(locale, kind);
  };

  const addRow = (exchange: Exchange): Row => {
    nothing.hidden = true;
    if (rows.size === 0) begin = exchange.startedAt;
    const summary = element("summary", { class: "zc-summary" });
    const wire = element("div", { class: "zc-wire" });
    const details = element("details", { class: "zc-exchange" }, summary, wire);
    const item = element("li", { class: "zc-step", "data-kind": exchange.kind }, details);
    const row = { item, summary, wire, title: titleOf(exchange) };
    rows.set(exchange, row);
    list.append(item);
    // What the reader came for: the request as it was sent.
    details.open = authenticated ? exchange.kind === "submit" && submissions === 1 : rows.size === 1;
    return row;
  };

  const note = (text: string, kind: string): void => {
    list.append(element("li", { class: "zc-step zc-event", "data-kind": kind }, text));
  };

  return {
    root,
    clear() {
      list.replaceChildren();
      nothing.hidden = false;
      rows = new Map();
      polls = 0;
      submissions = 0;
    },
    show(exchange) {
      const row = rows.get(exchange) ?? addRow(exchange);
      const { outcome } = exchange;
      const verdict = verdictOf(exchange);
      row.item.dataset.state = verdict.state;
      row.summary.replaceChildren(
        element("span", { class: "zc-time" }, `+${((exchange.startedAt - begin) / 1000).toFixed(2)} s`),
        element("span", { class: "zc-step-title" }, row.title),
        element("span", { class: "zc-status" }, verdict.status),
        element("span", { class: "zc-verdict" }, verdict.phrase ? say(locale, verdict.phrase) : ""),
        element(
          "span",
          { class: "zc-duration" },
          outcome === undefined ? "" : `${Math.round(outcome.endedAt - exchange.startedAt)} ms`,
        ),
      );
      row.wire.replaceChildren(...exchangeView(exchange, locale));
    },
    tell(event) {
      if (event.type === "login" && event.renewed) note(say(locale, "sessionRenewed"), "renewed");
      if (event.type === "retry") {
        const { attempt, delayMs, problem } = event;
        note(say(locale, "retrying", { attempt, delay: Math.round(delayMs), problem }), "retry");
      }
    },
  };
}

interface Verdict {
  readonly state: "waiting" | "good" | "running" | "bad";
  readonly status: string;
  readonly phrase?: Phrase;
}

/** What an answer means, told by its status as servers use it. */
function verdictOf({ kind, outcome }: Exchange): Verdict {
  if (outcome === undefined) return { state: "waiting", status: "…" };
  if ("fault" in outcome) return { state: "bad", status: "—", phrase: "noAnswer" };
  const status = String(outcome.status);
  if (outcome.status === 202)
    return { state: "running", status, phrase: kind === "poll" ? "jobRunning" : "jobAccepted" };
  if (outcome.status < 300)
    return kind === "poll" ? { state: "good", status, phrase: "jobDone" } : { state: "good", status };
  if (/"code"\s*:\s*"ID\.1001"/.test(outcome.body)) return { state: "bad", status, phrase: "sessionGone" };
  return kind === "poll" ? { state: "bad", status, phrase: "jobFailed" } : { state: "bad", status };
}

/** The exact request and the exact answer. */
function exchangeView({ method, url, headers, body, outcome }: Exchange, locale: Locale): HTMLElement[] {
  const request = say(locale, "requestPart");
  const response = say(locale, "responsePart");
  return [
    element("h4", {}, request),
    headView([`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)], request),
    body === undefined ? element("p", { class: "zc-note" }, say(locale, "noBody")) : bodyView(body, request),
    element("h4", {}, response),
    ...outcomeView(outcome, response, locale),
  ];
}

function outcomeView(outcome: Exchange["outcome"], label: string, locale: Locale): HTMLElement[] {
  if (outcome === undefined) return [element("p", { class: "zc-note" }, say(locale, "waiting"))];
  if ("fault" in outcome) return [element("p", { class: "zc-note" }, outcome.fault)];
  const { status, headers, body } = outcome;
  const head = [`HTTP ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return [headView(head, label), bodyView(body, label)];
}

function headView(lines: readonly string[], label: string): HTMLElement {
  return element(
    "pre",
    { class: "zc-head", tabindex: 0, role: "group", "aria-label": label },
    lines.join("\n"),
  );
}
