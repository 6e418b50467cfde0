import { nearNames, perhaps } from "../load/near-names.ts";
import type { ParameterModel } from "./model.ts";
import { parametersIn } from "./path-template.ts";
import type { Entry, Reading } from "./reading.ts";
import { readSchema, readSchemaAt } from "./schema.ts";
import { chineseOf, textOf } from "./text.ts";

/** The parameters of an operation, those of its path item included. @see https://spec.openapis.org/oas/v3.1.0#parameter-object */
export function readParameters(
  reading: Reading,
  path: string,
  pathItem: Entry,
  operation: Entry,
): ParameterModel[] {
  const byPlace = new Map<string, ParameterModel>();
  const entries = [...reading.maps(pathItem, "parameters"), ...reading.maps(operation, "parameters")];
  // One that could not be read may be the one that is missed.
  let readable = entries.length === listLength(operation) + listLength(pathItem);
  for (const entry of entries) {
    const parameter = readParameter(reading, entry);
    if (parameter === undefined) readable = false;
    else byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const parameters = [...byPlace.values()];
  for (const { name, pointer } of parameters.filter(
    (query) => query.in === "query" && byPlace.has(`path ${query.name}`),
  )) {
    reading.report(pointer, {
      id: "parameter-twice",
      message: `"${name}" is a parameter of the path and of the query, and callers pass it by name.`,
      fix: "Rename one of the two.",
    });
  }
  if (readable) checkPathTemplate(reading, path, parameters, operation);
  return parameters;
}

function readParameter(reading: Reading, entry: Entry): ParameterModel | undefined {
  const name = reading.string(entry, "name");
  const place = reading.string(entry, "in");
  if (
    name === undefined ||
    !(place === "path" || place === "query" || place === "header" || place === "cookie")
  ) {
    return undefined;
  }
  const content = reading.entries(reading.map(entry, "content"))[0];
  const schema =
    readSchemaAt(reading, content ?? entry, "schema") ?? readSchema(reading, true, entry.pointer);
  const extension = reading.extension(entry, "schema");
  const described = textOf(reading.string(entry, "description"), chineseOf(extension));
  return {
    name,
    in: place,
    required: place === "path" || (reading.boolean(entry, "required") ?? false),
    schema: {
      ...schema,
      description: described.en === "" ? schema.description : described,
      deprecated: schema.deprecated || (reading.boolean(entry, "deprecated") ?? false),
      javaType: extension.type ?? schema.javaType,
      since: extension.since ?? schema.since,
    },
    pointer: entry.pointer,
  };
}

function checkPathTemplate(
  reading: Reading,
  path: string,
  parameters: readonly ParameterModel[],
  operation: Entry,
): void {
  const inPath = parametersIn(path);
  const declared = parameters.filter((parameter) => parameter.in === "path");
  const [wanted, known] = [new Set(inPath), new Set(declared.map(({ name }) => name))];
  const missed = inPath.filter((name) => !known.has(name));
  const strays = declared.filter(({ name }) => !wanted.has(name));
  const misspelt = new Set(strays.flatMap(({ name }) => nearNames(name, missed)));
  for (const name of missed.filter((each) => !misspelt.has(each))) {
    reading.report(
      operation.pointer,
      {
        id: "path-parameter",
        missedIn: operation.pointer,
        message: `The path has {${name}}, which no path parameter fills in.`,
        fix: `Add a parameter with \`name: ${name}\` and \`in: path\`.`,
      },
      "key",
    );
  }
  for (const parameter of strays) {
    reading.report(parameter.pointer, {
      id: "path-parameter",
      message: `The path parameter "${parameter.name}" does not occur in ${path}.`,
      fix: `${perhaps(nearNames(parameter.name, missed))}Correct its name, or the path.`,
    });
  }
}

function listLength({ value }: Entry): number {
  return Array.isArray(value.parameters) ? value.parameters.length : 0;
}
