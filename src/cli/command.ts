import { type Command, Option } from "commander";
import { readAllowedUrl } from "../source/allow-url.ts";
import { UsageError } from "../source/errors.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Adds one command to the program: its options, its help, and what it does.
 *
 * Every command is declared before the arguments are known, so a command's file imports nothing that takes time;
 * its action does, when it runs.
 */
export type DeclareCommand = (program: Command, action: DeclareAction) => void;

/** Makes commander's action of a command's: gives it the terminal, and the process its exit code. */
export type DeclareAction = <Options extends object>(
  command: (options: Options, terminal: Terminal, operands: readonly string[]) => Promise<ExitCode>,
) => (...args: unknown[]) => Promise<void>;

/** The option of all commands that read a spec. */
export const SPEC: readonly [flags: string, description: string, fallback: string] = [
  "--spec <file>",
  "the root file of the spec, or its folder",
  "spec/openapi.yaml",
];

/** The option of all commands that `terminal.note` heeds. */
export const QUIET: readonly [flags: string, description: string] = [
  "-q, --quiet",
  "print results and errors only",
];

/** The option of all commands whose words are in two languages. */
export function localeOption(): Option {
  return new Option("--locale <locale>", "the language of the words").choices(["en", "zh-CN"]).default("en");
}

/** The option of the commands that print for people and for machines; the first format is what is printed by default. */
export function formatOption(formats: readonly string[]): Option {
  return new Option("--format <format>", "how results are printed").choices(formats).default(formats[0]);
}

/** Beside it; `formatOf` heeds both. */
export const JSON_FLAG: readonly [flags: string, description: string] = [
  "--json",
  "the same as --format json",
];

/** @throws UsageError when there are two */
export function formatOf<Format extends string>(
  { format, json }: { readonly format: Format; readonly json?: boolean },
  byDefault: Format,
): Format | "json" {
  if (json !== true) return format;
  if (format === byDefault || format === "json") return "json";
  throw new UsageError(`--json and --format ${format} exclude each other.`);
}

/** The option of the commands that may fetch what a spec refers to; it gives URLs, none by default. */
export function allowUrlOption(): Option {
  return new Option(
    "--allow-url <prefix>",
    "fetch what the spec refers to below this URL; may be repeated",
  ).argParser((text, before: readonly URL[] | undefined) => [...(before ?? []), readAllowedUrl(text)]);
}
