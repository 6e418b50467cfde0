import type { Json, JsonObject, Locale } from "../../model/model.ts";
import type { FieldDescription } from "../description.ts";
import { itemDemands } from "./checks.ts";
import {
  type Control,
  createFindingsLine,
  type Purpose,
  type Surroundings,
  watchFindings,
} from "./control.ts";
import { button, element, newId, prose } from "./element.ts";
import { say } from "./phrases.ts";
import { scalarControl } from "./scalar-control.ts";

/** A field with its name, what it is, and a control for its value. */
export function fieldControl(field: FieldDescription, surroundings: Surroundings): Control {
  const { locale } = surroundings;
  const text = field.description[locale];
  const described = element("p", { class: "zc-description", id: newId() }, ...prose(text));
  const purpose: Purpose = {
    description: field.value,
    demands: field,
    describedBy: text === "" ? "" : described.id,
  };
  const heading = headingOf(field, locale);
  const inner = text === "" ? [] : [described];
  const control = controlOf(purpose, surroundings);
  if (control.labelled === undefined) {
    const legend = element("legend", { class: "zc-label" }, ...heading);
    return {
      ...control,
      root: element("fieldset", { class: "zc-field zc-group" }, legend, ...inner, control.root),
    };
  }
  const id = newId();
  control.labelled.id = id;
  const label = element("label", { class: "zc-label", for: id }, ...heading);
  return { ...control, root: element("div", { class: "zc-field" }, label, control.root, ...inner) };
}

/** The controls of an object's fields, as one. What is not among the fields is kept as it was given. */
export function objectControl(
  fields: readonly FieldDescription[],
  surroundings: Surroundings,
): Control & { readonly controls: ReadonlyMap<FieldDescription, Control> } {
  const controls = new Map(fields.map((field) => [field, fieldControl(field, surroundings)]));
  let rest: JsonObject = {};
  // In the order the whole was given in, so that JSON does not jump about.
  let order: readonly string[] = [];
  return {
    root: element("div", { class: "zc-fields" }, ...[...controls.values()].map(({ root }) => root)),
    controls,
    read() {
      const values = new Map<string, Json>(Object.entries(rest));
      for (const [{ name }, control] of controls) {
        const value = control.read();
        if (value !== undefined) values.set(name, value);
      }
      const names = [...new Set([...order.filter((name) => values.has(name)), ...values.keys()])];
      return names.length === 0
        ? undefined
        : Object.fromEntries(names.map((name) => [name, values.get(name) ?? null]));
    },
    write(value) {
      const given = isObject(value) ? value : {};
      order = Object.keys(given);
      const known = new Set(fields.map(({ name }) => name));
      rest = Object.fromEntries(Object.entries(given).filter(([name]) => !known.has(name)));
      for (const [{ name }, control] of controls)
        control.write(Object.hasOwn(given, name) ? given[name] : undefined);
    },
  };
}

function controlOf(purpose: Purpose, surroundings: Surroundings): Control {
  switch (purpose.description.kind) {
    case "array":
      return listControl(purpose, surroundings);
    case "object":
      return objectControl(purpose.description.fields, surroundings);
    default:
      return scalarControl(purpose, surroundings);
  }
}

/** A list: a control per element, and buttons to add and remove them. */
function listControl(purpose: Purpose, surroundings: Surroundings): Control {
  const { description, demands, describedBy } = purpose;
  const { locale, changed } = surroundings;
  if (description.kind !== "array") throw new TypeError("a list's control needs a list");
  const { items } = description;
  const { name } = demands;
  const list = element("ul", { class: "zc-list" });
  const line = createFindingsLine(newId(), locale);
  const controls: { readonly control: Control; readonly row: HTMLElement }[] = [];
  const read = (): Json | undefined => {
    const values = controls.map(({ control }) => control.read()).filter((value) => value !== undefined);
    return values.length > 0 ? values : undefined;
  };

  const add = (value?: Json): Control => {
    const label = `${name} ${controls.length + 1}`;
    const inner: Purpose = { description: items, demands: itemDemands(demands), describedBy, label };
    const control = controlOf(inner, surroundings);
    if (value !== undefined) control.write(value);
    const drop = button(
      "×",
      () => {
        const at = controls.findIndex(({ row: each }) => each === row);
        controls.splice(at, 1);
        row.remove();
        (controls[Math.max(0, at - 1)]?.control.labelled ?? adding).focus();
        check();
        changed();
      },
      { class: "zc-button zc-drop", "aria-label": say(locale, "removeItem", { name: label }) },
    );
    const row = element("li", { class: "zc-item" }, control.root, drop);
    controls.push({ control, row });
    list.append(row);
    return control;
  };
  const adding = button(
    `+ ${say(locale, "addItem")}`,
    () => {
      add().labelled?.focus();
    },
    {
      class: "zc-button zc-add",
      "aria-label": say(locale, "addItemTo", { name }),
      "aria-describedby": line.root.id,
    },
  );
  const root = element("div", { class: "zc-control" }, list, adding, line.root);
  const check = watchFindings(adding, line, read, purpose);
  root.addEventListener("input", check);

  return {
    root,
    read,
    write(value) {
      const wanted = Array.isArray(value) ? value : value === undefined ? [] : [value];
      if (wanted.length !== controls.length) {
        controls.splice(0);
        list.replaceChildren();
        for (const item of wanted) add(item);
      } else for (const [at, { control }] of controls.entries()) control.write(wanted[at]);
      check();
    },
  };
}

function headingOf(field: FieldDescription, locale: Locale): (Node | string)[] {
  const mark = (text: string, kind: string) => element("span", { class: `zc-mark zc-${kind}` }, text);
  return [
    element("code", { class: "zc-name" }, field.name),
    " ",
    element("span", { class: "zc-type" }, field.value.type),
    ...(field.required ? [" ", mark(say(locale, "required"), "required")] : []),
    ...(field.deprecated ? [" ", mark(say(locale, "deprecated"), "deprecated")] : []),
    ...(field.place === "path" ? [" ", mark(say(locale, "inPath"), "place")] : []),
    ...(field.place === "query" ? [" ", mark(say(locale, "inQuery"), "place")] : []),
  ];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
