import type { Locale } from "../../model/model.ts";
import { isZStackError, type ZStackApiError } from "../../runtime/index.ts";
import type { OperationDescription } from "../description.ts";
import { copyButton } from "./copy-button.ts";
import { button, element, prose } from "./element.ts";
import { faultText } from "./fault-text.ts";
import { bodyView } from "./json-view.ts";
import { type Phrase, say } from "./phrases.ts";
import type { Exchange } from "./recorder.ts";
import { MASK } from "./secrets.ts";

/** The last answer, with what the client returns set off from the envelope around it. */
export function resultView(
  { spec }: OperationDescription,
  exchange: Exchange | undefined,
  locale: Locale,
): HTMLElement {
  const outcome = exchange?.outcome;
  const answer = outcome !== undefined && "body" in outcome ? outcome : undefined;
  const { result } = spec;
  const meaning =
    result === undefined
      ? say(locale, "noPayload")
      : result === true
        ? say(locale, "payloadIsBody")
        : say(locale, "payloadIs", { property: `\`${result}\`` });
  const root = element(
    "section",
    { class: "zc-result", "data-state": "good" },
    element("h3", {}, say(locale, "result")),
    element("p", { class: "zc-note" }, ...prose(meaning)),
  );
  if (answer === undefined) return root;
  const label = say(locale, "result");
  const body = bodyView(answer.body, label, result);
  const tools = element(
    "div",
    { class: "zc-tools" },
    copyButton(label, () => body.textContent ?? "", locale),
  );
  if (answer.body.includes(MASK)) {
    const reveal = button(
      say(locale, "showSecrets"),
      () => {
        body.replaceChildren(...bodyView(answer.raw, label, result).childNodes);
        reveal.remove();
        body.focus();
      },
      { class: "zc-button zc-small" },
    );
    tools.append(reveal);
  }
  root.append(tools, body);
  return root;
}

/** What went wrong: the server's error with its causes, or what the client says of it. */
export function errorView(error: unknown, strike: (text: string) => string, locale: Locale): HTMLElement {
  const root = element(
    "section",
    { class: "zc-result", "data-state": "bad" },
    element("h3", {}, say(locale, "errors")),
  );
  if (isZStackError(error) && error.name === "ZStackApiError") {
    root.append(chainView(error, strike, locale), factsView(error, error.httpStatus, locale));
    const raw = strike(JSON.stringify(error.envelope));
    const label = say(locale, "rawError");
    root.append(
      element("details", { class: "zc-drawer" }, element("summary", {}, label), bodyView(raw, label)),
    );
    return root;
  }
  root.append(element("p", { class: "zc-fault" }, strike(faultText(error))));
  if (isZStackError(error))
    root.append(factsView(error, error.name === "ZStackHttpError" ? error.status : undefined, locale));
  return root;
}

/** The error and its causes, the outermost first. */
function chainView(error: ZStackApiError, strike: (text: string) => string, locale: Locale): HTMLElement {
  const list = element("ol", { class: "zc-chain" });
  for (let at: ZStackApiError | undefined = error; at !== undefined; at = at.cause) {
    const { code, description, details } = at;
    const fact = (phrase: Phrase, text: string | undefined) =>
      text === undefined ? [] : [element("dt", {}, say(locale, phrase)), element("dd", {}, strike(text))];
    const heading = [
      ...(at === error ? [] : [element("span", { class: "zc-note" }, `${say(locale, "causedBy")} `)]),
      element("code", { class: "zc-code-badge" }, strike(code)),
    ];
    const facts = element("dl", {}, ...fact("description", description), ...fact("details", details));
    list.append(element("li", {}, element("p", {}, ...heading), facts));
  }
  return list;
}

function factsView(
  error: { readonly name: string; readonly jobUuid: string | undefined },
  status: number | undefined,
  locale: Locale,
): HTMLElement {
  const fact = (phrase: Phrase, value: string | number | undefined) =>
    value === undefined
      ? []
      : [element("dt", {}, say(locale, phrase)), element("dd", {}, element("code", {}, String(value)))];
  return element(
    "dl",
    { class: "zc-facts" },
    ...fact("errorClass", error.name),
    ...fact("httpStatus", status),
    ...fact("jobUuid", error.jobUuid),
  );
}
