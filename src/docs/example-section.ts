import type { Int64 } from "../model/int64.ts";
import type { Locale, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { documentedKeyOf, otherKeyOf } from "./body-shape.ts";
import { type Block, code, type Option, paragraph, type Sample, words } from "./content.ts";
import { curlLines, curlPoll, curlRequest } from "./curl.ts";
import { httpRequest } from "./http-example.ts";
import { fill, type Phrase, say, titled } from "./phrase.ts";
import { typescriptExample } from "./typescript-example.ts";

/** Requests to copy: curl as on the official page, curl as servers want it, TypeScript. */
export function exampleSection(
  operation: OperationModel,
  schemas: SchemaIndex,
  locale: Locale,
  int64: Int64,
): Block[] {
  const { execution, authenticated } = operation;
  const said = (phrase: Phrase) => paragraph(words(say(locale, phrase)));
  const option = (id: string, title: string, blocks: readonly Block[]): Option => ({
    id: `example.${id}`,
    title: [words(title)],
    blocks,
  });
  const typescript: Block[] = [
    said("typescriptNote"),
    { kind: "sample", language: "ts", text: typescriptExample(operation, schemas, locale, int64) },
    ...(execution === "job" ? [said("withoutWaiting")] : []),
  ];
  const http: Block = { kind: "sample", language: "http", text: httpRequest(operation, schemas) };
  return [
    titled(2, locale, "requestExamples"),
    said("hostMeaning"),
    ...(authenticated ? [said("sessionMeaning")] : []),
    {
      kind: "choice",
      look: "tabs",
      options: [
        option("curl", "curl", curlBlocks(operation, schemas, locale)),
        option("typescript", "TypeScript", typescript),
        option("http", "HTTP", [http]),
      ],
    },
    titled(3, locale, "tryIt"),
    said("tryItText"),
  ];
}

function curlBlocks(operation: OperationModel, schemas: SchemaIndex, locale: Locale): Block[] {
  const { body, execution } = operation;
  const said = (phrase: Phrase) => paragraph(words(say(locale, phrase)));
  const documentedKey = body === undefined ? undefined : documentedKeyOf(body);
  const otherKey = body === undefined ? undefined : otherKeyOf(body);
  const documented = curlRequest(operation, documentedKey, schemas);
  const blocks: Block[] = [];
  if (otherKey === undefined) {
    blocks.push(shell(documented, curlLines(operation, documentedKey, schemas)));
  } else {
    blocks.push(said("asDocumented"), shell(documented));
    blocks.push(paragraph(...fill(locale, "asDispatched", { action: code(otherKey) })));
    blocks.push(shell(curlRequest(operation, otherKey, schemas), curlLines(operation, otherKey, schemas)));
  }
  if (execution === "job") blocks.push(said("pollJob"), shell(curlPoll()));
  return blocks;
}

function shell(text: string, laidOut = text): Sample {
  return { kind: "sample", language: "sh", text, laidOut };
}
