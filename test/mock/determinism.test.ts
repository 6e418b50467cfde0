import { expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { BASE, PASSWORD_HASH, projectModel, requestOf } from "./caller.ts";

const model = projectModel();

/** The bytes of all answers of one conversation. */
async function transcript(seed?: string): Promise<string[]> {
  const mock = createMock(model, { seed });
  const texts: string[] = [];
  const send = async (line: string, init = {}) => {
    texts.push(await (await mock.fetch(requestOf(BASE, line, init))).text());
    return JSON.parse(texts.at(-1) ?? "");
  };
  const credentials = { accountName: "admin", password: PASSWORD_HASH };
  const login = await send("PUT /zstack/v1/accounts/login", { body: { logInByAccount: credentials } });
  for (const name of ["one", "two"]) {
    const body = {
      createVmFromCdpBackup: {
        name,
        groupId: 1,
        cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
        instanceOfferingUuid: "i",
        l3NetworkUuids: ["l"],
      },
    };
    const accepted = await send("PUT /zstack/v1/cdp-backups/actions", {
      session: login.inventory.uuid,
      body,
    });
    for (let poll = 0; poll < 3; poll++) await send(`GET ${accepted.location}`);
  }
  return texts;
}

test("two mocks answer the same calls with the same bytes", async () => {
  expect(await transcript()).toEqual(await transcript());
});

test("another seed gives other uuids", async () => {
  const [a, b] = [await transcript("a"), await transcript("b")];
  expect(a[0]).not.toBe(b[0]);
  expect(a.at(-1)).not.toBe(b.at(-1));
});
