import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { REFERENCE } from "../../scripts/reference.ts";
import { ROOT } from "../package-folder.ts";

test.each(Object.entries(REFERENCE))("%s says what its source says", (file, text) => {
  expect(readFileSync(path.join(ROOT, file), "utf8"), "run `npm run reference`").toBe(text);
});

test.each(["docs/rules", "schemas"])("%s has nothing else, and npm publishes it", (folder) => {
  const files = readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);
  expect(files.sort()).toEqual(
    Object.keys(REFERENCE)
      .filter((file) => path.dirname(file) === folder)
      .sort(),
  );
  const { files: published } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  expect(published).toContain(folder);
});
