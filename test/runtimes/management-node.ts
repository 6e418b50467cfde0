import { readFileSync } from "node:fs";
import { load } from "../../src/load/load.ts";
import { createMock, type Mock } from "../../src/mock/mock.ts";
import { build } from "../../src/model/build.ts";
import type { ApiModel } from "../../src/model/model.ts";
import { SCENARIO } from "./scenario.ts";

/** A mock that plays what the suite asks of it, and keeps a ledger of what it was told. */
export interface ManagementNode extends Mock {
  readonly ledger: Ledger;
}

/** What is known beside what the API tells; no ZStack has this. */
export interface Ledger {
  /** Of the VM of a name, and of all who logged in. */
  readonly read: (name: string) => Promise<object>;
}

export function createManagementNode(): ManagementNode {
  const mock = createMock(modelWithQuery(), {
    // Not the usual one, which is a word of messages too.
    account: { name: "admin", password: "correct horse battery staple" },
    scenario: SCENARIO,
    runningPolls: 1,
    inventory: "empty",
    // Nobody listens where the suite says its webhooks are.
    webhooks: { fetch: async () => new Response() },
  });
  const session = mock.openSession();
  const submissions = new Map<string, number>();
  const told = new Map<string, object>();
  const sessions: string[] = [];
  let logins = 0;

  const ask = async (path: string) => {
    const answer = await mock.fetch(`http://node${path}`, { headers: { Authorization: `OAuth ${session}` } });
    return JSON.parse(await answer.text());
  };

  async function deliver(request: Request) {
    const { pathname } = new URL(request.url);
    const line = `${request.method} ${pathname.replace("/zstack", "")}`;
    const text = await request.clone().text();
    if (line === "PUT /v1/accounts/login") {
      logins++;
      return logIn(text, await mock.deliver(request));
    }
    if (line !== "PUT /v1/cdp-backups/actions") return mock.deliver(request);
    const { headers } = request;
    if (headers.get("content-type") !== "application/json; charset=utf-8") {
      return plain(500, `Content type '${headers.get("content-type")}' not supported`);
    }
    const body = JSON.parse(text);
    const { name, groupId } = body.createVmFromCdpBackup;
    if (name === "echoes headers") return plain(500, JSON.stringify(Object.fromEntries(headers)));
    submissions.set(name, (submissions.get(name) ?? 0) + 1);
    told.set(name, {
      name,
      groupId,
      bodyKeys: Object.keys(body),
      systemTags: body.systemTags,
      userTags: body.userTags,
      language: headers.get("accept-language"),
      webHook: headers.get("x-web-hook"),
      requestIp: headers.get("x-request-ip"),
    });
    return mock.deliver(request);
  }

  /** Remembers the session, or says to the caller's face what it was sent. */
  async function logIn(text: string, delivery: Awaited<ReturnType<Mock["deliver"]>>) {
    const body = await delivery.response.text();
    if (delivery.response.status === 200) {
      sessions.push(JSON.parse(body).inventory.uuid);
      return { ...delivery, response: new Response(new TextEncoder().encode(body)) };
    }
    const { accountName, password } = JSON.parse(text).logInByAccount;
    return plain(delivery.response.status, body.replace(/(?="\}\}$)/, `: ${accountName}, ${password}`));
  }

  async function read(name: string): Promise<object> {
    const { inventories } = await ask("/zstack/v1/vm-instances?limit=5000&fields=name");
    const valid = await Promise.all(
      sessions.map((uuid) => ask(`/zstack/v1/accounts/sessions/${uuid}/valid`)),
    );
    return {
      vms: inventories.filter((vm: { name: string }) => vm.name === name).length,
      submissions: submissions.get(name) ?? 0,
      told: told.get(name) ?? null,
      logins,
      openSessions: valid.filter((session) => session.valid).length,
    };
  }

  return { ...mock, deliver, ledger: { read } };
}

function plain(status: number, text: string) {
  const response = new Response(new TextEncoder().encode(text), { status });
  return { response, loss: undefined, delayMs: 0 };
}

/** The project's own spec, with a query beside it that finds the VMs. */
export function modelWithQuery(): ApiModel {
  const root = "spec/with-query.yaml";
  const bundle = load(root, (file) =>
    file === root
      ? readFileSync("spec/openapi.yaml", "utf8").replace(/^paths:$/m, `paths:${QUERY}`)
      : readFileSync(file, "utf8"),
  );
  const { model, problems } = build(bundle);
  const all = [...bundle.problems, ...problems];
  if (all.length > 0) throw new Error(all.map(({ message }) => message).join("\n"));
  return model;
}

const QUERY = `
  /zstack/v1/vm-instances:
    get:
      operationId: QueryVmInstance
      responses:
        "200":
          description: The VMs that meet all conditions.
          content:
            application/json:
              schema:
                type: object
                properties:
                  inventories: {type: array, items: {$ref: schemas/VmInstanceInventory.yaml}}`;
