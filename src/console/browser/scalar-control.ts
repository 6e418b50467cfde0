import type { Json } from "../../model/model.ts";
import { isSecretName } from "../../runtime/secret-name.ts";
import type { ValueDescription } from "../description.ts";
import {
  type Control,
  createFindingsLine,
  type Purpose,
  type Surroundings,
  watchFindings,
} from "./control.ts";
import { element, newId } from "./element.ts";
import { exactNumber, parseExact, placeOfFault, printExact } from "./exact-json.ts";
import { say } from "./phrases.ts";

/** Texts of this length want more than one line. */
const LONG_TEXT = 256;

/** A text, a number or a boolean, or anything as JSON: one element to type in or choose from. */
export function scalarControl(purpose: Purpose, { locale, changed }: Surroundings): Control {
  const { description, describedBy, label } = purpose;
  const input = inputFor(purpose, (phrase) => say(locale, phrase));
  const line = createFindingsLine(newId(), locale);
  input.setAttribute("aria-describedby", `${describedBy} ${line.root.id}`.trim());
  if (label !== undefined) input.setAttribute("aria-label", label);

  // What was given stays as it is until it is changed here: an input cannot hold every value.
  let given: Json | undefined;
  let changedHere = false;
  const read = (): Json | undefined => (changedHere ? readText(input.value, description) : given);

  const options = knownValues(description);
  const list = options.length > 0 && input.tagName === "INPUT" ? datalist(options) : undefined;
  if (list !== undefined) input.setAttribute("list", list.id);

  const check = watchFindings(input, line, read, purpose);
  input.addEventListener("input", () => {
    changedHere = true;
    if (description.kind === "json") showMalformed();
    else check();
    changed();
  });

  const showMalformed = (): void => {
    try {
      if (input.value.trim() !== "") parseExact(input.value);
      check();
    } catch (error) {
      const place = placeOfFault(error, input.value);
      line.root.textContent = place
        ? say(locale, "malformedJsonAt", { ...place })
        : say(locale, "malformedJson", { problem: error instanceof Error ? error.message : "" });
      line.root.dataset.level = "error";
      input.setAttribute("aria-invalid", "true");
    }
  };

  return {
    root: element("div", { class: "zc-control" }, input, ...(list ? [list] : []), line.root),
    labelled: input,
    read,
    write(value) {
      // What is being typed is not to be rewritten under the cursor.
      if (changedHere && printExact(read() ?? null) === printExact(value ?? null)) return;
      given = value;
      changedHere = false;
      input.value =
        value === undefined
          ? ""
          : typeof value === "string" && description.kind !== "json"
            ? value
            : printExact(value);
      check();
    },
  };
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function inputFor({ description, demands }: Purpose, word: (phrase: "notSent" | "asJson") => string): Input {
  const attributes = { class: "zc-input", "aria-required": demands.required, spellcheck: "false" };
  switch (description.kind) {
    case "boolean":
      return element(
        "select",
        { class: "zc-input" },
        element("option", { value: "" }, word("notSent")),
        element("option", { value: "true" }, "true"),
        element("option", { value: "false" }, "false"),
      );
    case "integer":
    case "number":
      // Not type=number, which rounds beyond 2^53 and swallows what it cannot read.
      return element("input", {
        ...attributes,
        type: "text",
        inputmode: description.kind === "integer" ? "numeric" : "decimal",
        autocomplete: "off",
        placeholder: description.default === undefined ? "" : printExact(description.default),
      });
    case "string": {
      const secret = isSecretText(description, demands.name);
      if (!secret && (description.maxLength ?? 0) > LONG_TEXT)
        return element("textarea", { ...attributes, rows: 1 });
      const type = secret ? "password" : "text";
      const placeholder = typeof description.default === "string" ? description.default : "";
      return element("input", { ...attributes, type, autocomplete: "off", placeholder });
    }
    default:
      return element("textarea", {
        ...attributes,
        rows: 2,
        class: "zc-input zc-code",
        placeholder: word("asJson"),
      });
  }
}

/** Whether a text is not to be read over the reader's shoulder. One of known values, such as a `tokenType`, is. */
function isSecretText(
  { format, values }: { format?: string; values?: readonly Json[] },
  name: string,
): boolean {
  return format === "password" || (values === undefined && isSecretName(name));
}

function knownValues(description: ValueDescription): readonly Json[] {
  return description.values ?? [];
}

function datalist(values: readonly Json[]): HTMLDataListElement {
  const options = values.map((value) => element("option", { value: String(value) }));
  return element("datalist", { id: newId() }, ...options);
}

/** What a text in an input stands for. What it cannot stand for stays text, and is found fault with. */
function readText(text: string, { kind }: ValueDescription): Json | undefined {
  if (text === "") return undefined;
  switch (kind) {
    case "boolean":
      return text === "true";
    case "integer":
    case "number":
      return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text.trim()) ? exactNumber(text.trim()) : text;
    case "string":
      return text;
    default:
      try {
        return text.trim() === "" ? undefined : parseExact(text);
      } catch {
        return text;
      }
  }
}
