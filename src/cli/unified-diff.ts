import { createTwoFilesPatch } from "diff";

/** What changes in one file, as `git apply` reads it. */
export function unifiedDiff({
  file,
  before,
  text,
}: {
  readonly file: string;
  readonly before: string | undefined;
  readonly text: string;
}): string {
  const name = file.replace(/^\/+/, "");
  const patch = createTwoFilesPatch(
    before === undefined ? "/dev/null" : `a/${name}`,
    `b/${name}`,
    before ?? "",
    text,
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.replace(/^=+\n/, "");
}
