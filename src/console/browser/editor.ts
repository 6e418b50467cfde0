import type { Json, JsonObject, Locale, Text } from "../../model/model.ts";
import type { CallExample, FieldDescription, OperationDescription } from "../description.ts";
import { checkFields, type LocatedFinding } from "./checks.ts";
import { type Control, createFindingsLine, type Surroundings } from "./control.ts";
import { button, element, newId } from "./element.ts";
import { parseExact, placeOfFault, printExact } from "./exact-json.ts";
import { fieldControl, objectControl } from "./field.ts";
import { PHRASES, say } from "./phrases.ts";
import { createTabs } from "./tabs.ts";

/** Where a call is put together: as a form, or as JSON; both show the same. */
export interface Editor {
  readonly root: HTMLElement;
  /** The call as it stands; `undefined`: the JSON is malformed. */
  read(): CallExample | undefined;
  /** Everything wrong with it. Shown at the fields as well from now on. */
  check(): readonly LocatedFinding[];
  /** Puts the cursor into the first field that has an error. */
  focusFault(): void;
}

/** @param changed called after each change by the reader */
export function createEditor(description: OperationDescription, locale: Locale, changed: () => void): Editor {
  const { fields, example, spec } = description;
  // Without a body, params of any name go into the query.
  const open = description.open || spec.body === undefined;
  // What was changed last says what the params are: a form cannot hold all that JSON can, such as an empty list.
  let params: JsonObject = example.params;
  let malformed = false;

  const surroundings: Surroundings = {
    locale,
    changed() {
      params = toObject(form.read());
      malformed = false;
      showJson();
      changed();
    },
  };
  const form = objectControl(sorted(fields), surroundings);
  const formPanel = element("div", { class: "zc-form" }, ...arrange(form, example.params, locale));

  const jsonLine = createFindingsLine(newId(), locale);
  const json = element("textarea", {
    class: "zc-input zc-code zc-raw",
    rows: 14,
    spellcheck: "false",
    "aria-label": say(locale, "paramsAsJson"),
    "aria-describedby": jsonLine.root.id,
  });
  const showJson = (): void => {
    json.value = printExact(params);
    showJsonFindings(undefined);
  };
  const showJsonFindings = (fault: unknown): void => {
    json.setAttribute("aria-invalid", String(malformed));
    if (malformed) {
      const place = placeOfFault(fault, json.value);
      jsonLine.root.dataset.level = "error";
      jsonLine.root.textContent = place
        ? say(locale, "malformedJsonAt", { ...place })
        : say(locale, "malformedJson", { problem: fault instanceof Error ? fault.message : "" });
      return;
    }
    const found = checkFields(fields, params, { open });
    jsonLine.root.dataset.level = found.some(({ level }) => level === "error") ? "error" : "warning";
    jsonLine.root.replaceChildren(...found.map((finding) => findingText(finding, locale)));
  };
  json.addEventListener("input", () => {
    try {
      const value = parseExact(json.value.trim() === "" ? "{}" : json.value);
      if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new SyntaxError(say(locale, "mustBeObject"));
      params = value as JsonObject;
      malformed = false;
      form.write(params);
      revealWritten();
      showJsonFindings(undefined);
    } catch (error) {
      malformed = true;
      showJsonFindings(error);
    }
    changed();
  });
  const revealWritten = (): void => {
    const more = formPanel.querySelector("details");
    if (more?.contains(document.activeElement)) return;
    const hidden = [...form.controls].some(
      ([{ name }, { root }]) => more?.contains(root) && Object.hasOwn(params, name),
    );
    if (more && hidden) more.open = true;
  };

  const tags = tagControls(description, { locale, changed });
  const tabs = createTabs(
    say(locale, "editAs"),
    [
      { label: say(locale, "form"), panel: formPanel },
      { label: say(locale, "json"), panel: element("div", {}, json, jsonLine.root) },
    ],
    () => {
      if (malformed) json.focus();
      return !malformed;
    },
  );
  const reset = button(
    say(locale, "reset"),
    () => {
      malformed = false;
      begin();
      changed();
    },
    { class: "zc-button zc-small" },
  );
  const begin = (): void => {
    params = example.params;
    form.write(params);
    tags.system?.write(example.systemTags);
    tags.user?.write(example.userTags);
    showJson();
  };
  begin();

  const empty = fields.length === 0 && !description.open;
  const root = element(
    "div",
    { class: "zc-editor" },
    ...(empty
      ? [element("p", { class: "zc-note" }, say(locale, "noParameters"))]
      : [element("div", { class: "zc-bar" }, tabs.list, reset), ...tabs.panels]),
    ...(tags.root ? [tags.root] : []),
  );
  return {
    root,
    read() {
      if (malformed) return undefined;
      return { params, systemTags: textsOf(tags.system?.read()), userTags: textsOf(tags.user?.read()) };
    },
    check() {
      for (const input of formPanel.querySelectorAll("input, select, textarea, .zc-add"))
        input.dispatchEvent(new Event("zc-check"));
      return checkFields(fields, params, { open });
    },
    focusFault() {
      if (tabs.chosen() === 1 || malformed) return json.focus();
      const invalid = formPanel.querySelector<HTMLElement>("[aria-invalid=true]");
      const missing = formPanel.querySelector<HTMLElement>(".zc-findings[data-level=error]:not(:empty)");
      const control = missing
        ?.closest(".zc-control")
        ?.querySelector<HTMLElement>("input, select, textarea, .zc-add");
      const wanted = invalid ?? control;
      const hiding = wanted?.closest("details");
      if (hiding) hiding.open = true;
      wanted?.focus();
    },
  };
}

/** What is wrong, and where. */
export function findingText(finding: LocatedFinding, locale: Locale): HTMLElement {
  const path = element("code", {}, finding.path);
  return element(
    "div",
    { "data-level": finding.level },
    path,
    " ",
    say(locale, finding.phrase, finding.values),
  );
}

/** What must be given first, and what the example gives; the rest can wait in a drawer. */
function arrange(
  form: ReturnType<typeof objectControl>,
  given: JsonObject,
  locale: Locale,
): readonly HTMLElement[] {
  const entries = [...form.controls];
  const isNear = ({ name, required }: FieldDescription): boolean => required || Object.hasOwn(given, name);
  const near = entries.filter(([field]) => isNear(field)).map(([, { root }]) => root);
  const far = entries.filter(([field]) => !isNear(field)).map(([, { root }]) => root);
  if (far.length === 0) return near;
  const summary = element("summary", {}, say(locale, "moreFields", { count: far.length }));
  const drawer = element("details", { class: "zc-drawer", open: near.length === 0 }, summary, ...far);
  return [...near, drawer];
}

function sorted(fields: readonly FieldDescription[]): readonly FieldDescription[] {
  return [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
}

/** Tags go beside the params of any call that changes something. */
function tagControls(
  { spec, example }: OperationDescription,
  surroundings: Surroundings,
): { readonly root?: HTMLElement; readonly system?: Control; readonly user?: Control } {
  if (spec.method === "GET" || spec.authenticated === false) return {};
  const [system, user] = (["systemTags", "userTags"] as const).map((name) =>
    fieldControl(tagField(name, PHRASES[name]), surroundings),
  );
  if (system === undefined || user === undefined) return {};
  const summary = element("summary", {}, say(surroundings.locale, "tags"));
  const open = example.systemTags.length + example.userTags.length > 0;
  const root = element("details", { class: "zc-drawer", open }, summary, system.root, user.root);
  return { root, system, user };
}

function tagField(name: string, description: Text): FieldDescription {
  return {
    name,
    place: "body",
    required: false,
    documentedRequired: false,
    deprecated: false,
    description,
    value: { kind: "array", type: "List", items: { kind: "string", type: "String" } },
  };
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function toObject(value: Json | undefined): JsonObject {
  return (value ?? {}) as JsonObject;
}
