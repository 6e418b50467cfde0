import { expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  type Job,
  passwordAuth,
  sessionAuth,
  type ZStackJobTimeoutError,
} from "../../src/runtime/index.ts";
import {
  accept,
  CREATE,
  createVm,
  done,
  failed,
  LOGIN,
  logins,
  POLL,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const unknown: Reply = { status: 404, body: "the job has been expired" };
const page: Reply = { status: 502, body: "<html>Bad Gateway</html>" };
const reset: Reply = { fault: "reset" };
const never: Reply = { fault: "never" };
/** A 200 that breaks off. */
const cut: Reply = { body: { inventory: { uuid: "vm-1" } }, fault: "cut" };
const gone = failed("ID.1001");
const password = passwordAuth({ accountName: "admin", password: "password" });
const vm = { name: "x" };

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve({ [LOGIN]: logins(), ...routes });
  const client = createClient({
    endpoint: server.endpoint,
    auth: sessionAuth({ sessionUuid: SESSION }),
    job: { pollIntervalMs: 1, maxPollIntervalMs: 2 },
    retry: { baseDelayMs: 1, maxDelayMs: 2 },
    ...options,
  });
  const submissions = () => server.lines().filter((line) => line === CREATE).length;
  return { client, submissions };
}

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail("resolved"),
    (error: ZStackJobTimeoutError) => error,
  );

it("a job whose 200 broke off is asked for until the deadline, however long the server is away", async () => {
  const away = Array.from({ length: 8 }, () => page);
  const { client, submissions } = await connect({ [CREATE]: cut, [POLL]: [...away, running, done] });
  expect(await createVm(client, vm)).toEqual({ uuid: "vm-1" });
  expect(submissions()).toBe(1);
});

it("a job whose 200 broke off is in the error of a call that never hears of it", async () => {
  const { client } = await connect({ [CREATE]: cut, [POLL]: page });
  const error = await errorOf(createVm(client, vm, { timeoutMs: 200 }));
  expect(error).toMatchObject({ name: "ZStackJobTimeoutError", retryable: false });
  expect(error.job.uuid).toMatch(/^[\da-f]{32}$/);
});

it("a job that the server answers for is there, though its payload cannot be read", async () => {
  const { client } = await connect({ [CREATE]: reset, [POLL]: { body: {} } });
  expect(await errorOf(createVm(client, vm))).toMatchObject({ name: "ZStackDecodeError" });
  const job = await createVm.start(client, vm);
  expect(await errorOf(job.result())).toMatchObject({ name: "ZStackDecodeError" });
});

it("a job that the server has answered for is not submitted again when it is forgotten", async () => {
  const { client, submissions } = await connect(
    { [CREATE]: [accept, reset, accept], [POLL]: [gone, { body: {} }, unknown, done] },
    { auth: password },
  );
  const job = await createVm.start(client, vm);
  expect(await errorOf(job.result())).toMatchObject({ name: "ZStackDecodeError" });
  expect(await errorOf(job.result())).toMatchObject({ name: "ZStackJobExpiredError" });
  expect(submissions()).toBe(2);
});

it.each([1, 2])(
  "what was carried out, as a 200 that broke off says, is not carried out again: %d waiters",
  async (n) => {
    let first = "";
    const { client, submissions } = await connect(
      {
        [CREATE]: [accept, cut, accept],
        [POLL]: ({ path }) => (path.endsWith(first) ? gone : unknown),
      },
      { auth: password },
    );
    const job = await createVm.start(client, vm);
    first = job.uuid;
    await Promise.allSettled(Array.from({ length: n }, () => job.result()));
    expect(await errorOf(job.result())).toMatchObject({ name: "ZStackJobExpiredError" });
    expect(submissions()).toBe(2);
  },
);

it("the deadline of one who waits changes nothing for another", async () => {
  const polled = new Set<string>();
  let isOut = false;
  const { client, submissions } = await connect(
    {
      [CREATE]: [never, reset, accept],
      [POLL]: ({ path }) => {
        if (polled.add(path).size === 1) return gone;
        return isOut ? (submissions() < 3 ? unknown : done) : page;
      },
    },
    { auth: password },
  );
  const { job } = await errorOf(createVm(client, vm, { timeoutMs: 80 }));
  const patient = job.result();
  await errorOf(job.result({ timeoutMs: 150 }));
  isOut = true;
  expect(await patient).toEqual({ uuid: "vm-1" });
});

it("who asks for a job hears of that question, not of the submission", async () => {
  const { client } = await connect({ [CREATE]: reset, [POLL]: page });
  const { job } = await errorOf(createVm(client, vm, { timeoutMs: 80 }));
  expect(await errorOf((job as Job<unknown>).poll())).toMatchObject({ method: "GET", status: 502 });
});

it("a fault before the job was accepted is not why it was waited for in vain", async () => {
  const { client } = await connect({ [CREATE]: [{ status: 429, body: "slow" }, accept], [POLL]: never });
  const error = await errorOf(createVm(client, vm, { timeoutMs: 200 }));
  expect(error.name).toBe("ZStackJobTimeoutError");
  expect(error.cause).toBeUndefined();
});

it("a refusal after the session was renewed is told as it is", async () => {
  const refused = { status: 404, body: "no api mapping" };
  const { client } = await connect({ [CREATE]: [page, refused], [POLL]: gone }, { auth: password });
  expect(await errorOf(createVm(client, vm))).toMatchObject({ name: "ZStackHttpError", status: 404 });
});
