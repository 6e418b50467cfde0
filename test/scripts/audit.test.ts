import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ROOT, temporaryFolder } from "../package-folder.ts";

const BULK = "/-/npm/v1/security/advisories/bulk";

/** A registry that knows of a hole in all versions of one package, and of nothing else. */
const knowing =
  (name: string): RequestListener =>
  ({ url }, response) => {
    const advisory = { id: 1, title: "It breaks", url: "https://example.org/1", severity: "high" };
    const asked = decodeURIComponent(url!.slice(1));
    const answer = url === BULK ? { [name]: [{ ...advisory, vulnerable_versions: "*" }] } : packument(asked);
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  };

const packument = (name: string) => ({
  name,
  "dist-tags": { latest: "1.0.0" },
  versions: { "1.0.0": { name, version: "1.0.0" } },
});

const knowingNothing: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json").end("{}");
};

const refusing: RequestListener = (_, response) => {
  response.writeHead(405).end();
};

test.each([
  ["knows of nothing", knowingNothing, 0, /^No known vulnerabilities in \d\d+ packages\.$/m],
  [
    "knows of a hole in what users install",
    knowing("yaml"),
    1,
    /^yaml, high: It breaks, https:\/\/example\.org\/1$/m,
  ],
  [
    "knows of a hole in what only we need",
    knowing("fast-check"),
    0,
    /^fast-check, high: .*\(not shipped\)$/m,
  ],
  ["gives no answer", refusing, 0, /^The registry could not be asked, .*405/m],
])("a registry that %s", async (_, listener, exitCode, told) => {
  const cache = temporaryFolder();
  const registry = createServer(listener).listen(0, "127.0.0.1");
  try {
    await once(registry, "listening");
    const { port } = registry.address() as AddressInfo;
    const env = {
      ...process.env,
      NO_COLOR: "1",
      npm_config_registry: `http://127.0.0.1:${port}`,
      npm_config_cache: cache.path,
    };
    const ran = await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/audit.ts"], {
      cwd: ROOT,
      env,
    }).catch((error: { code: number; stdout: string }) => error);
    expect(ran.stdout).toMatch(told);
    expect("code" in ran ? ran.code : 0).toBe(exitCode);
  } finally {
    registry.close();
    cache.remove();
  }
});
