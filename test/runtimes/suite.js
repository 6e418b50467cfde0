/**
 * What the installed package does on any platform, against the management node beside this file. Every platform loads
 * it as it is: there is nothing in it but the package, the language, and what browsers have too.
 */
import * as zstackClient from "zstack-client";
import * as core from "zstack-client/core";
import { createVmFromCdpBackup } from "zstack-client/operations/create-vm-from-cdp-backup";
import { equal, ok, rejection, rejectionOf } from "./assert.js";
import { OTHER_CLIENTS, optionsOf } from "./other-clients.js";

const {
  accessKeyAuth,
  createClient,
  createZStack,
  isZStackError,
  jobOperation,
  parseTimestamp,
  parseWebhook,
  passwordAuth,
  sessionAuth,
  syncOperation,
  ZStackApiError,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} = zstackClient;

const CASE_TIMEOUT_MS = 10_000;
const IS_BROWSER = "document" in globalThis;

/**
 * Whether the platform sends a request once more by itself, a PUT too, when a connection that was kept breaks before
 * there is an answer: all but Node do. The server then sees more requests, and the client fewer faults. That there is
 * one VM nevertheless is owed to the uuid of the job, which is the same each time.
 */
const RESENDS = IS_BROWSER || "Deno" in globalThis || "Bun" in globalThis;

// As the generator would write them.
const queryVms = syncOperation({
  id: "QueryVmInstance",
  method: "GET",
  path: "/zstack/v1/vm-instances",
  queryParams: ["q"],
  result: "inventories",
});
/** What the management node knows under the name of a VM, and how many logged in. */
const readLedger = syncOperation({
  id: "ReadLedger",
  method: "GET",
  path: "/zstack/v1/ledger/{name}",
  pathParams: ["name"],
  authenticated: false,
  result: true,
});

/**
 * What a call gets over, leaving one VM behind: how often the VM is asked for then, and how often the client finds that
 * it got no answer.
 */
const FAULTS = [
  ...[
    { name: "reset before accept", submissions: 2, retries: 1 },
    { name: "reset after accept", submissions: 1, retries: 1 },
    { name: "close before accept", submissions: 2, retries: 1 },
    { name: "close after accept", submissions: 1, retries: 1 },
  ].flatMap((fault) => [
    { ...fault, resent: RESENDS },
    { ...fault, name: `${fault.name}, on a new connection`, anew: true },
  ]),
  { name: "polls reset", submissions: 1, retries: 3, resent: RESENDS },
  { name: "answer cut", submissions: 1, retries: 1 },
  { name: "chunked answer cut", submissions: 1, retries: 1 },
  { name: "bad gateway before accept", submissions: 2, retries: 1 },
  { name: "bad gateway after accept", submissions: 1, retries: 1 },
  { name: "too many requests", submissions: 2, retries: 1, atLeastMs: 950 },
  { name: "slow headers", submissions: 1, retries: 0, atLeastMs: 400 },
  { name: "poll cut", submissions: 1, retries: 2 },
  { name: "polls meet a gateway", submissions: 1, retries: 2 },
];

/** Each with a VM of its own, which bears its name. */
export const cases = [
  [
    "a call logs in, submits, polls, and gives the payload",
    async (t) => {
      // Neither `crypto.subtle` nor `crypto.randomUUID` then.
      if (IS_BROWSER) equal(isSecureContext, false, "isSecureContext");
      const { zstack, events } = t.connect();
      const states = [];
      const onProgress = ({ state }) => states.push(state);
      const vm = await zstack.createVmFromCdpBackup(t.params(), { onProgress });
      equal([vm.name, vm.state, vm.vmNics[0].ip], [t.name, "Running", "192.168.1.10"]);
      equal(states, ["running", "done"]);
      const told = events.flatMap(({ type, status }) =>
        type === "response" ? status : type === "login" ? type : [],
      );
      equal(told, [200, "login", 202, 202, 200]);
      const { vms, submissions, logins } = await t.ledger();
      equal([vms, submissions, logins], [1, 1, 1]);
    },
  ],
  [
    "what is sent arrives: tags, headers, both body keys, any character",
    async (t) => {
      const { zstack } = t.connect({ locale: "zh-CN" });
      const name = "恢复 100% ✓ é/ü?#&=+ 👍";
      const webHook = "http://10.0.0.1/hook?secret=1";
      await zstack.createVmFromCdpBackup(t.params({ name, groupId: 7 }), {
        systemTags: ["a::b"],
        userTags: ["c"],
        webHook,
        headers: { "X-Request-Ip": "10.0.0.9" },
      });
      const { vms, told } = await t.ledger(name);
      equal(vms, 1, "VMs found by a path with all that in it");
      equal(told, {
        name,
        groupId: 7,
        bodyKeys: ["params", "createVmFromCdpBackup", "systemTags", "userTags"],
        systemTags: ["a::b"],
        userTags: ["c"],
        language: "zh-CN",
        webHook,
        requestIp: "10.0.0.9",
      });
      const found = await queryVms(zstack.client, { q: [`name=${name}`, "state=Running"] });
      equal(
        found.map((vm) => vm.name),
        [name],
        "VMs found by a query with all that in it",
      );
    },
  ],
  [
    "calls at the same time share one login",
    async (t) => {
      const { zstack } = t.connect();
      // Twelve listeners on one signal would be worth a warning to some platforms.
      const { signal } = new AbortController();
      const calls = Array.from({ length: 12 }, () => zstack.createVmFromCdpBackup(t.params(), { signal }));
      const vms = await Promise.all(calls);
      equal(new Set(vms.map(({ uuid }) => uuid)).size, 12, "number of VMs");
      equal((await t.ledger()).logins, 1, "logins");
    },
  ],
  [
    "an expired session is renewed, found out at once or by way of the job",
    async (t) => {
      const { zstack, events } = t.connect();
      await zstack.createVmFromCdpBackup(t.params({ name: "expires its session" }));
      equal((await queryVms(zstack.client, { q: ["name=expires its session"] })).length, 1);
      equal((await t.ledger()).logins, 2, "logins after a query");
      await zstack.createVmFromCdpBackup(t.params({ name: "expires its session" }));
      await zstack.createVmFromCdpBackup(t.params());
      const { vms, submissions, logins } = await t.ledger();
      equal([vms, logins], [1, 3]);
      equal(submissions, 2, "submissions, the first without a session that lives");
      equal(
        events.flatMap(({ type, renewed }) => (type === "login" ? renewed : [])),
        [false, true, true],
      );
    },
  ],
  [
    "a wrong password is told once and for all",
    async (t) => {
      const auth = passwordAuth({ accountName: t.credentials.accountName, password: "wrong" });
      const { zstack } = t.connect({ auth });
      const error = await rejectionOf(ZStackApiError, zstack.createVmFromCdpBackup(t.params()));
      equal([error.code, error.httpStatus, error.operationId], ["ID.1000", 503, "LogInByAccount"]);
      const { logins, submissions } = await t.ledger();
      equal([logins, submissions], [1, 0]);
    },
  ],
  [
    "a started job goes through JSON to a client that cannot log in",
    async (t) => {
      const { zstack } = t.connect();
      const job = await zstack.createVmFromCdpBackup.start(t.params());
      const saved = JSON.stringify(job);
      equal(Object.keys(JSON.parse(saved)), [
        "uuid",
        "operationId",
        "method",
        "path",
        "result",
        "apiTimeoutMs",
      ]);
      const other = createZStack({ endpoint: t.endpoint, job: t.pace });
      const vm = await other.resumeJob(JSON.parse(saved)).result();
      equal(vm.name, t.name);
      const status = await createClient({ endpoint: t.endpoint }).resumeJob(JSON.parse(saved)).poll();
      equal([status.state, status.jobUuid, status.result.uuid], ["done", job.uuid, vm.uuid]);
      equal((await job.result()).uuid, vm.uuid);
      equal((await t.ledger()).vms, 1, "VMs");
    },
  ],
  [
    "whoever stops waiting may go on later",
    async (t) => {
      const { zstack } = t.connect();
      const controller = new AbortController();
      const jobUuid = "abortedandcontinued0000000000000";
      const name = "long job";
      const call = zstack.createVmFromCdpBackup(t.params({ name }), {
        jobUuid,
        signal: controller.signal,
        onProgress: () => controller.abort(new Error("enough")),
      });
      equal((await rejection(call)).message, "enough");
      // The same call with the same uuid is the same job.
      const job = await zstack.createVmFromCdpBackup.start(t.params({ name }), { jobUuid });
      equal(job.uuid, jobUuid);
      const aborted = await rejection(job.result({ signal: AbortSignal.timeout(40) }));
      equal(aborted.name, "TimeoutError");
      equal((await job.result()).name, name);
      equal((await t.ledger(name)).vms, 1, "VMs");
    },
  ],
  [
    "a timeout carries the job",
    async (t) => {
      const { zstack } = t.connect();
      const before = await t.ledger("long job");
      const job = await zstack.createVmFromCdpBackup.start(t.params({ name: "long job" }));
      const error = await rejectionOf(ZStackJobTimeoutError, job.result({ timeoutMs: 50 }));
      equal(error.jobUuid, job.uuid);
      const vm = await zstack.resumeJob(JSON.parse(JSON.stringify(error)).job).result();
      equal(vm.name, "long job");
      equal((await t.ledger("long job")).vms, before.vms + 1, "VMs");
    },
  ],
  [
    "a submission that is never answered, or not to the end, leaves a job to ask for",
    async (t) => {
      const { zstack } = t.connect();
      // Logging in takes none of the time.
      await queryVms(zstack.client);
      for (const name of ["never answered", "answer stalls"]) {
        const call = zstack.createVmFromCdpBackup(t.params({ name }), { timeoutMs: 400 });
        const { job } = await rejectionOf(ZStackJobTimeoutError, call);
        equal((await job.result()).name, name);
        equal((await t.ledger(name)).vms, 1, "VMs");
      }
    },
  ],
  ...FAULTS.map((fault) => [`one VM in spite of: ${fault.name}`, (t) => survive(t, fault)]),
  [
    "a query whose answer is lost is sent again",
    async (t) => {
      const { zstack, events } = t.connect();
      equal(await queryVms(zstack.client, { q: ["name=resets a query"] }), []);
      const retries = events.filter(({ type }) => type === "retry").length;
      ok(RESENDS ? retries <= 1 : retries === 1, `${retries} retries`);
    },
  ],
  [
    "a connection that always breaks is given up",
    async (t) => {
      const { zstack } = t.connect({ retry: { attempts: 2, baseDelayMs: 10 } });
      const call = zstack.createVmFromCdpBackup(t.params({ name: "always reset" }));
      const error = await rejectionOf(ZStackNetworkError, call);
      ok(error.cause instanceof Error && error.message.includes("no answer: "), error.message);
      const { vms, submissions } = await t.ledger("always reset");
      equal(vms, 0, "VMs");
      ok(RESENDS ? submissions >= 2 : submissions === 2, `${submissions} submissions`);
    },
  ],
  [
    "nobody listens there",
    async (t) => {
      // Neither given out by systems nor forbidden by platforms.
      const { zstack } = t.connect({ endpoint: "http://127.0.0.1:65535", retry: { attempts: 1 } });
      const error = await rejectionOf(ZStackNetworkError, zstack.createVmFromCdpBackup(t.params()));
      equal([error.name, error.retryable, error.operationId], ["ZStackNetworkError", true, "LogInByAccount"]);
    },
  ],
  [
    "an error in the envelope is final, at once or at the end of the job",
    async (t) => {
      const { zstack, events } = t.connect();
      for (const name of ["fails at once", "fails as a job"]) {
        const error = await rejectionOf(ZStackApiError, zstack.createVmFromCdpBackup(t.params({ name })));
        equal([error.code, error.httpStatus, error.retryable], ["SYS.1006", 503, false]);
        equal([error.details, error.envelope.cost], ["No recovery point found with grpId 42", "2ms"]);
        equal([error.cause instanceof ZStackApiError, error.cause.code], [true, "BS.1003"]);
        const { vms, submissions } = await t.ledger(name);
        equal([vms, submissions], [0, 1], name);
      }
      equal(events.filter(({ type }) => type === "retry").length, 0, "retries");
    },
  ],
  [
    "a job that the server has forgotten is not waited for",
    async (t) => {
      const { zstack } = t.connect();
      const call = zstack.createVmFromCdpBackup(t.params({ name: "is forgotten" }));
      await rejectionOf(ZStackJobExpiredError, call);
    },
  ],
  [
    "redirects are not followed",
    async (t) => {
      const { zstack } = t.connect();
      const call = zstack.createVmFromCdpBackup(t.params({ name: "is redirected" }));
      const error = await rejectionOf(ZStackHttpError, call);
      // Browsers tell that it is one, not which, and not where to.
      equal(error.status, IS_BROWSER ? 0 : 302);
      ok(
        error.message.includes(IS_BROWSER ? "redirected" : "redirected to /zstack/v1/elsewhere"),
        error.message,
      );
    },
  ],
  [
    "errors are told apart by class, name and guard",
    async (t) => {
      const { zstack } = t.connect();
      const config = await rejectionOf(ZStackConfigError, zstack.getApiJob({ uuid: "" }));
      equal(
        [config.name, config instanceof ZStackError, config instanceof Error],
        ["ZStackConfigError", true, true],
      );
      ok(isZStackError(config) && core.isZStackError(config), "isZStackError of one of ours");
      ok(!isZStackError(new Error("another")) && !isZStackError(null), "isZStackError of another's");
      const http = await rejectionOf(ZStackHttpError, zstack.getApiJob({ uuid: "0" }));
      equal([http.name, http.status, http.body], ["ZStackHttpError", 404, "the job has been expired"]);
      ok(String(http).startsWith("ZStackHttpError: GetApiJob"), String(http));
    },
  ],
  [
    "no error and no event has a secret",
    async (t) => {
      const secrets = [t.credentials.password];
      const fetch = async (request) => {
        const { password } = Object.values(await bodyOf(request))[0] ?? {};
        if (password) secrets.push(password);
        const [, session] = request.headers.get("Authorization")?.split(" ") ?? [];
        if (session) secrets.push(session);
        return globalThis.fetch(request);
      };
      const events = [];
      const onEvent = (event) => events.push(event);
      const { zstack } = t.connect({ fetch, onEvent, retry: { attempts: 1 } });
      const wrong = passwordAuth({ accountName: t.credentials.accountName, password: "open sesame" });
      const errors = [
        await rejectionOf(
          ZStackHttpError,
          zstack.createVmFromCdpBackup(t.params({ name: "echoes headers" })),
        ),
        await rejectionOf(
          ZStackNetworkError,
          zstack.createVmFromCdpBackup(t.params({ name: "always reset" })),
        ),
        await rejectionOf(
          ZStackApiError,
          t.connect({ fetch, auth: wrong, onEvent }).zstack.createVmFromCdpBackup(t.params()),
        ),
      ];
      ok(secrets.length >= 5, `${secrets.length} secrets`);
      const shown = errors.flatMap((error) => [
        JSON.stringify(error),
        String(error),
        error.stack,
        inspect(error),
      ]);
      for (const secret of [...secrets, "open sesame"]) {
        for (const text of [...shown, JSON.stringify(events)]) {
          ok(!text.includes(secret), `${secret} is shown: ${text}`);
        }
      }
      ok(shown[0].includes("***"), "what was struck out has left a mark");
    },
  ],
  [
    "numbers as gson writes them are integers, and unknown properties are kept",
    async (t) => {
      const { zstack } = t.connect();
      const vm = await zstack.createVmFromCdpBackup(t.params());
      equal([vm.memorySize, vm.cpuNum, vm.vmNics[0].deviceId], [8589934592, 1, 0]);
      equal([vm.allVolumes[0].size, vm.allVolumes[0].actualSize], [107374182400, 21474836480]);
      equal(vm.fromTheFuture, { kept: true });
    },
  ],
  [
    "an integer that a number cannot hold is refused, or a bigint for those who ask",
    async (t) => {
      const { zstack } = t.connect();
      const params = t.params({ name: "is huge" });
      const error = await rejectionOf(ZStackDecodeError, zstack.createVmFromCdpBackup(params));
      equal([error.path, error.retryable], ["$.inventory.allVolumes[0].size", false]);
      ok(error.message.includes("9007199254740993"), error.message);
      const size = { int64: true };
      const allVolumes = { items: { required: ["size"], fields: { size } } };
      const shape = async () => ({ required: ["uuid", "allVolumes"], fields: { allVolumes } });
      const exact = jobOperation({ ...createVmFromCdpBackup.spec, shape, int64: "bigint" });
      const vm = await exact(zstack.client, params);
      equal(vm.allVolumes[0].size, 9007199254740993n);
    },
  ],
  [
    "what an answer has too much or too little of is told as drift",
    async (t) => {
      const { zstack, events } = t.connect();
      const shape = async () => ({
        required: ["uuid", "name", "hostUuid", "vmNics"],
        optional: "description state memorySize cpuNum createDate allVolumes vmCdRoms".split(" "),
        fields: { vmNics: { items: { required: ["uuid", "ip"] } } },
      });
      const params = t.params({ name: "tells little" });
      await jobOperation({ ...createVmFromCdpBackup.spec, shape })(zstack.client, params);
      equal(
        events.flatMap(({ type, drift, path }) => (type === "drift" ? [[drift, path]] : [])),
        [
          ["missing", "$.inventory.hostUuid"],
          ["unknown", "$.inventory.vmNics[*].deviceId"],
          ["unknown", "$.inventory.fromTheFuture"],
        ],
      );
    },
  ],
  [
    "the generated operation tells drift",
    async (t) => {
      const { zstack, events } = t.connect();
      await zstack.createVmFromCdpBackup(t.params());
      const unknown = events.filter(({ type, drift }) => type === "drift" && drift === "unknown");
      equal(
        unknown.map(({ path }) => path),
        ["$.inventory.fromTheFuture"],
      );
    },
  ],
  [
    "timestamps are read, whatever the Java",
    async (t) => {
      const { zstack } = t.connect();
      const { createDate } = await zstack.createVmFromCdpBackup(t.params());
      const time = parseTimestamp(createDate, { offset: "+08:00" });
      equal(time.toISOString(), "2017-11-14T14:20:57.000Z");
      equal(parseTimestamp("Nov 14, 2017 10:20:57 PM", { offset: "+08:00" }).getTime(), time.getTime());
    },
  ],
  [
    "a webhook is read from a Request",
    async (t) => {
      const callback = (succeeded, body) =>
        new Request(`${t.endpoint}/hook`, {
          method: "POST",
          headers: { "X-Job-UUID": "0".repeat(32), "X-Job-Success": `${succeeded}` },
          body: JSON.stringify(body),
        });
      const done = await parseWebhook(callback(true, { inventory: { uuid: "1" } }), createVmFromCdpBackup);
      equal([done.state, done.result.uuid, done.jobUuid], ["done", "1", "0".repeat(32)]);
      const failed = await parseWebhook(
        callback(false, { error: { code: "SYS.1006" } }),
        createVmFromCdpBackup,
      );
      equal([failed.state, failed.error instanceof ZStackApiError], ["failed", true]);
      equal(failed.error.code, "SYS.1006");
    },
  ],
  [
    "an access key signs what the server accepts, where the platform sends a Date",
    async (t) => {
      const { id, secret } = t.accessKey;
      if (IS_BROWSER) {
        const error = await rejectionOf(ZStackConfigError, (async () => accessKeyAuth({ id, secret }))());
        ok(error.message.includes("browsers let no page set the"), error.message);
        return;
      }
      const { zstack } = t.connect({ auth: accessKeyAuth({ id, secret }) });
      equal((await zstack.createVmFromCdpBackup(t.params())).name, t.name);
      equal((await queryVms(zstack.client, { q: [`name=${t.name}`] })).length, 1);
      const wrong = accessKeyAuth({ id, secret: "another" });
      const refused = await rejectionOf(ZStackHttpError, queryVms(t.connect({ auth: wrong }).zstack.client));
      equal([refused.status, refused.body], [403, "wrong accessKey signature"]);
      const skewed = accessKeyAuth({ id, secret, offset: "-12:00" });
      const late = await rejectionOf(ZStackHttpError, queryVms(t.connect({ auth: skewed }).zstack.client));
      ok(late.message.includes("give accessKeyAuth the server's UTC offset"), late.message);
    },
  ],
  [
    "a fetch of one's own sends everything, and may answer by itself",
    async (t) => {
      const sent = [];
      const fetch = (request) => {
        sent.push(`${request.method} ${new URL(request.url).pathname.split("/")[3]}`);
        return globalThis.fetch(request);
      };
      const { zstack } = t.connect({ fetch });
      equal((await zstack.createVmFromCdpBackup(t.params())).name, t.name);
      equal(sent, ["PUT accounts", "PUT cdp-backups", "GET api-jobs", "GET api-jobs"]);
      const local = t.connect({
        auth: sessionAuth({ sessionUuid: "0".repeat(32) }),
        fetch: () => new Response('{"inventories":[{"uuid":"1"}]}'),
      });
      equal(await queryVms(local.zstack.client), [{ uuid: "1" }]);
    },
  ],
  [
    "logging out ends the session, and the next call opens another",
    async (t) => {
      const { zstack } = t.connect();
      await queryVms(zstack.client);
      equal((await t.ledger()).openSessions, 1, "open sessions");
      await zstack.logout();
      await zstack.logout();
      equal((await t.ledger()).openSessions, 0, "open sessions");
      await queryVms(zstack.client);
      const { logins, openSessions } = await t.ledger();
      equal([logins, openSessions], [2, 1]);
    },
  ],
  [
    "a client that is disposed of logs out",
    async (t) => {
      if (typeof Symbol.asyncDispose !== "symbol") t.skip("the platform has no Symbol.asyncDispose");
      const { zstack } = t.connect();
      await queryVms(zstack.client);
      // As `await using` would, for which not all of them have the syntax.
      await zstack[Symbol.asyncDispose]();
      equal((await t.ledger()).openSessions, 0, "open sessions");
    },
  ],
  [
    "one operation alone does, with a client from the core",
    async (t) => {
      ok(createVmFromCdpBackup === zstackClient.createVmFromCdpBackup, "it is the facade's");
      ok(createClient === core.createClient, "its client is the facade's");
      const { accountName, password } = t.credentials;
      const auth = core.passwordAuth({ accountName, password });
      const client = core.createClient({ endpoint: `${t.endpoint}/zstack/v1/`, auth, job: t.pace });
      const job = await createVmFromCdpBackup.start(client, t.params());
      equal((await job.result()).name, t.name);
      equal((await createVmFromCdpBackup(client, t.params({ groupId: 8 }))).name, t.name);
      equal((await t.ledger()).told.groupId, 8);
    },
  ],
  [
    "modules of types load too, models with their shape",
    async () => {
      equal(Object.keys(await import("zstack-client/schema")), []);
      equal(Object.keys(await import("zstack-client/models/VmInstanceInventory")), ["shape"]);
    },
  ],
  [
    "what the platform says of a fault shows no query",
    async () => {
      const problems = [];
      const client = createClient({
        // Nobody listens there.
        endpoint: "http://127.0.0.1:2",
        auth: sessionAuth({ sessionUuid: "0".repeat(32) }),
        retry: { attempts: 2, baseDelayMs: 1 },
        onEvent: (event) => event.type === "retry" && problems.push(event.problem),
      });
      const find = syncOperation({
        id: "Find",
        method: "GET",
        path: "/zstack/v1/things",
        result: "inventories",
      });
      const error = await rejection(find(client, { q: ["name=private"], token: "p@ss word" }));
      ok(error instanceof ZStackNetworkError, "it is a network error");
      for (const text of [
        String(error),
        String(error.stack),
        String(error.cause?.stack),
        JSON.stringify(error),
        ...problems,
      ])
        ok(!/private|p(@|%40)ss/.test(text), `no query in ${text}`);
      equal(problems.length, 1, "retries");
    },
  ],
];

for (const [client, connectTo] of Object.entries(OTHER_CLIENTS)) {
  cases.push(
    [
      `${client} restores a VM, names in Chinese included`,
      async (t) => {
        const name = `恢复 👍 ${client}`;
        equal(await connectTo(optionsOf(t))(t.params({ name })), name);
        const { vms, submissions, logins } = await t.ledger(name);
        equal([vms, submissions, logins], [1, 1, 1]);
      },
    ],
    [
      `${client} is told of a failure in its own way, at once and through a job`,
      async (t) => {
        const restore = connectTo(optionsOf(t));
        equal(await restore(t.params({ name: "fails at once" })), "SYS.1006");
        equal(await restore(t.params({ name: "fails as a job" })), "SYS.1006");
      },
    ],
    [
      `${client} has one VM whatever is lost on the way`,
      async (t) => {
        const restore = connectTo(optionsOf(t));
        for (const { name, anew } of FAULTS.filter(({ anew }) => anew !== true)) {
          const before = (await t.ledger(name)).vms;
          equal([anew, await restore(t.params({ name }))], [undefined, name]);
          equal((await t.ledger(name)).vms - before, 1, name);
        }
      },
    ],
    [
      `${client} stops waiting when it is told to`,
      async (t) => {
        const controller = new AbortController();
        const call = connectTo(optionsOf(t))(t.params({ name: "long job" }), controller.signal);
        setTimeout(() => controller.abort(), 50);
        equal((await rejection(call)).name, "AbortError");
      },
    ],
  );
}

async function survive(t, { name, submissions, retries, anew = false, resent = false, atLeastMs = 0 }) {
  const { zstack, events } = t.connect();
  // Logs in; what comes next finds a connection that was kept, or none once the platform has seen them end.
  await queryVms(zstack.client, { q: anew ? [`name=ends all connections, ${name}`] : [] });
  if (anew) await new Promise((resolve) => setTimeout(resolve, 50));
  const started = performance.now();
  const vm = await zstack.createVmFromCdpBackup(t.params({ name }));
  const tookMs = performance.now() - started;
  equal(vm.name, name);
  const seen = await t.ledger(name);
  equal(seen.vms, 1, "VMs");
  const retried = events.filter(({ type }) => type === "retry").length;
  if (resent) {
    ok(seen.submissions >= submissions, `${seen.submissions} submissions, expected ${submissions} or more`);
    ok(retried <= retries, `${retried} retries, expected at most ${retries}`);
  } else {
    equal(seen.submissions, submissions, "submissions");
    equal(retried, retries, "retries");
  }
  ok(tookMs >= atLeastMs, `took ${tookMs} ms, expected ${atLeastMs} or more`);
}

/** What a case works with. `setup`: where the node is, and who may log in; `before`: what its ledger said. */
function contextOf(name, { endpoint = globalThis.location?.origin, credentials, accessKey }, before) {
  const pace = { pollIntervalMs: 10, maxPollIntervalMs: 20 };
  const connect = (options = {}) => {
    const events = [];
    const zstack = createZStack({
      endpoint,
      auth: passwordAuth(credentials),
      job: pace,
      retry: { baseDelayMs: 10 },
      onEvent: (event) => events.push(event),
      ...options,
    });
    return { zstack, events };
  };
  return {
    name,
    endpoint,
    credentials,
    accessKey,
    pace,
    connect,
    params: (more) => ({
      name,
      groupId: 42,
      cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
      instanceOfferingUuid: "a1e64c8f7b3d4025b9d81f6c2e07f35a",
      l3NetworkUuids: ["3d5c0f8a4b1e4c7d9a26e1f05b7c8d90"],
      ...more,
    }),
    ledger: async (of = name) => {
      const { logins, openSessions, ...known } = await readLedger(connect().zstack.client, { name: of });
      return { ...known, logins: logins - before.logins, openSessions: openSessions - before.openSessions };
    },
    skip: (reason) => {
      throw new Skipped(reason);
    },
  };
}

class Skipped extends Error {}

/** Runs all cases, one after the other. `setup.endpoint` may be left out on a page that the node itself serves. */
export async function run(setup) {
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const [name, test] of cases) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took more than ${CASE_TIMEOUT_MS} ms`)), CASE_TIMEOUT_MS);
    });
    try {
      const before = await contextOf(name, setup, { logins: 0, openSessions: 0 }).ledger();
      await Promise.race([test(contextOf(name, setup, before)), late]);
      outcome.passed++;
    } catch (error) {
      if (error instanceof Skipped) outcome.skipped.push({ name, reason: error.message });
      else outcome.failed.push({ name, error: inspect(error) });
    } finally {
      clearTimeout(timer);
    }
  }
  return outcome;
}

/** All there is to read of an error: some platforms have the message in the stack, some have not. */
function inspect(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${inspect(error.cause)}`;
  return `${error}\n${(error.stack ?? "").replace(`${error}\n`, "")}${cause}`;
}

async function bodyOf(request) {
  const text = await request.clone().text();
  return text === "" ? {} : JSON.parse(text);
}
