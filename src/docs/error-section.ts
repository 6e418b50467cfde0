import type { Execution, Locale, OperationModel } from "../model/model.ts";
import { type Block, code, type Inline, joined, paragraph, words } from "./content.ts";
import { clientErrors, errorCodes, errorStatuses } from "./error-reference.ts";
import { say, titled } from "./phrase.ts";
import { statusMeaning } from "./response-section.ts";

/** What can go wrong: HTTP statuses, ZStack's error codes, and the classes the client throws. */
export function errorSection(operation: OperationModel, locale: Locale): Block[] {
  const blocks: Block[] = [titled(2, locale, "errors"), paragraph(words(say(locale, "errorsIntro")))];
  if (operation.execution === "job") blocks.push(paragraph(words(say(locale, "errorsOfJob"))));
  blocks.push(titled(3, locale, "httpStatuses"), {
    kind: "table",
    header: [say(locale, "status"), say(locale, "meaning"), say(locale, "errorClass")],
    rows: statusRows(operation, locale),
  });
  return [...blocks, KNOWN_ERRORS[operation.execution][locale]];
}

/** The statuses of the operation in its own words, then those any server may answer with. */
function statusRows(operation: OperationModel, locale: Locale): Inline[][][] {
  const own = operation.responses
    .filter(({ status }) => /^[45]/.test(status) || status === "default")
    .map((response) => ({
      status: response.status,
      meaning: statusMeaning(response, locale),
      errorClass: classesOf(response.status),
    }));
  const general = errorStatuses
    .filter(({ name }) => own.every(({ status }) => status !== name))
    .map(({ name, meaning }) => ({ status: name, meaning: meaning[locale], errorClass: classesOf(name) }));
  return [...own, ...general]
    .sort((a, b) => (a.status < b.status ? -1 : a.status > b.status ? 1 : 0))
    .map(({ status, meaning, errorClass }) => [
      [code(status)],
      [words(meaning)],
      joined(
        errorClass.map((each) => [code(each)]),
        " / ",
      ),
    ]);
}

/** The class of a status; what only names a range may be either. */
function classesOf(status: string): readonly string[] {
  const known = errorStatuses.find(({ name }) => name === status);
  return known === undefined ? ["ZStackApiError", "ZStackHttpError"] : [known.errorClass];
}

/** What is the same for every operation that runs alike. */
function knownErrors(locale: Locale, execution: Execution): Block {
  const classes = clientErrors.filter(({ ofJobs }) => !ofJobs || execution === "job");
  const blocks: Block[] = [
    titled(3, locale, "errorCodes"),
    {
      kind: "table",
      header: [say(locale, "errorCode"), say(locale, "meaning"), say(locale, "whatToDo")],
      rows: errorCodes.map(({ name, meaning, advice }) => [
        [code(name)],
        [words(meaning[locale])],
        [words(advice[locale])],
      ]),
    },
    titled(3, locale, "clientErrors"),
    {
      kind: "table",
      header: [say(locale, "errorClass"), say(locale, "whenThrown")],
      rows: classes.map(({ name, meaning }) => [[code(name)], [words(meaning[locale])]]),
    },
  ];
  return { kind: "fixed", blocks };
}

const KNOWN_ERRORS: Readonly<Record<Execution, Readonly<Record<Locale, Block>>>> = {
  sync: { en: knownErrors("en", "sync"), "zh-CN": knownErrors("zh-CN", "sync") },
  job: { en: knownErrors("en", "job"), "zh-CN": knownErrors("zh-CN", "job") },
};
