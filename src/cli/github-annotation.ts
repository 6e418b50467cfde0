import path from "node:path";
import { printable, type Shown } from "../escape/terminal.ts";
import type { Location } from "../load/problem.ts";
import { toPosix } from "../source/posix-path.ts";

/** What GitHub shows beside a line of a pull request. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly location: Location;
  readonly title: string;
  readonly message: string;
}

/**
 * A workflow command that annotates a line, when a step of GitHub Actions prints it.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotation({ level, location, title, message }: Annotation): Shown {
  const properties = {
    file: fromWorkingFolder(location.file),
    line: location.line,
    col: location.column,
    title,
  };
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return printable(`::${level} ${listed.join(",")}::${escapeData(message)}`);
}

/** Steps run in the repository's root, from where GitHub knows files. */
function fromWorkingFolder(file: string): string {
  if (!path.isAbsolute(file)) return file;
  const relative = toPosix(path.relative(process.cwd(), file));
  return relative.startsWith("../") || path.isAbsolute(relative) ? file : relative;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
