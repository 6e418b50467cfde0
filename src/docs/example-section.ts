import type { Shell } from "../escape/shell.ts";
import { callPlanOf } from "../model/call-plan.ts";
import type { Locale, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import type { PackageForm } from "./client-setup.ts";
import { type Block, code, type Option, paragraph, type Sample, words } from "./content.ts";
import { curlLines, curlPoll, curlRequest } from "./curl.ts";
import { exampleRequest } from "./example-request.ts";
import type { Telling } from "./field-tree.ts";
import { httpRequest } from "./http-example.ts";
import { fill, type Phrase, say, titled } from "./phrase.ts";
import { typescriptExample } from "./typescript-example.ts";

/** The samples of an operation that are the same in every language. */
export interface RequestSamples {
  /** As on the official page. */
  readonly documented: Sample;
  /** As servers want it, where that is something else. */
  readonly dispatched: Sample | undefined;
  readonly http: Sample;
}

/** Spells the request of an operation once, for the pages in all languages. */
export function requestSamples(operation: OperationModel, schemas: SchemaIndex): RequestSamples {
  const plan = callPlanOf(operation, schemas);
  const documented = exampleRequest(operation, plan, "documented", schemas);
  const dispatched = exampleRequest(operation, plan, "action", schemas);
  const http: Sample = { kind: "sample", language: "http", text: httpRequest(dispatched) };
  if (plan.body?.documentedKey === undefined) {
    return {
      documented: shellSample(curlRequest(documented), curlLines(documented)),
      dispatched: undefined,
      http,
    };
  }
  return {
    documented: shellSample(curlRequest(documented)),
    dispatched: shellSample(curlRequest(dispatched), curlLines(dispatched)),
    http,
  };
}

/** Requests to copy: curl as on the official page, curl as servers want it, TypeScript, HTTP. */
export function exampleSection(
  operation: OperationModel,
  samples: RequestSamples,
  { schemas, locale }: Pick<Telling, "schemas" | "locale">,
  form: PackageForm,
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
    { kind: "sample", language: "ts", text: typescriptExample(operation, schemas, locale, form) },
    ...(execution === "job" ? [said("withoutWaiting")] : []),
  ];
  return [
    titled(2, locale, "requestExamples"),
    said("hostMeaning"),
    ...(authenticated ? [said("sessionMeaning")] : []),
    {
      kind: "choice",
      look: "tabs",
      options: [
        option("curl", "curl", curlBlocks(operation, samples, locale)),
        option("typescript", "TypeScript", typescript),
        option("http", "HTTP", [samples.http]),
      ],
    },
    titled(3, locale, "tryIt"),
    said("tryItText"),
  ];
}

function curlBlocks(
  { body, execution }: OperationModel,
  { documented, dispatched }: RequestSamples,
  locale: Locale,
): Block[] {
  const said = (phrase: Phrase) => paragraph(words(say(locale, phrase)));
  const action = body?.actionKey;
  const blocks: Block[] =
    dispatched === undefined || action === undefined
      ? [documented]
      : [
          said("asDocumented"),
          documented,
          paragraph(...fill(locale, "asDispatched", { action: code(action) })),
          dispatched,
        ];
  return execution === "job" ? [...blocks, said("pollJob"), POLL] : blocks;
}

const POLL: Sample = shellSample(curlPoll());

function shellSample(text: Shell, laidOut = text): Sample {
  return { kind: "sample", language: "sh", text, laidOut };
}
