import type { ApiModel, OperationModel } from "../model/model.ts";
import type { Page } from "./page.ts";

/**
 * The operation a page is about: as the user says, as the page says, as its title says, or as its file is called.
 * `undefined` when none of them says anything.
 */
export function operationIdOf(page: Page, given: string | undefined): string | undefined {
  const title = page.title?.value ?? "";
  return given ?? page.operationId?.value ?? (IDENTIFIER.test(title) ? title : operationIdInName(page.file));
}

/** Two words or more, as all operations have: a verb and what it is done to. */
const IDENTIFIER = /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z]\w*$/;

function operationIdInName(file: string): string | undefined {
  const name = file.replace(/^.*[\\/]/, "");
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => IDENTIFIER.test(word));
  return words.sort((a, b) => b.length - a.length)[0];
}

/** The operation of the spec that a page is about, by its name, else by its method and address. */
export function findOperation(
  model: ApiModel,
  operationId: string | undefined,
  page: Page,
): OperationModel | undefined {
  const named = model.operations.find((operation) => operation.operationId === operationId);
  if (named !== undefined) return named;
  const method = page.methods[0]?.value ?? page.requestExample?.method;
  const path = pathOf(page.addresses[0]?.value ?? page.requestExample?.address ?? "");
  const there = model.operations.filter(
    (operation) => operation.method === method && operation.path === path,
  );
  return there.length === 1 ? there[0] : undefined;
}

/** An address without its query. */
export function pathOf(address: string): string {
  return address.split("?", 1)[0]!.replace(/^(?=v1\/)/, "/");
}
