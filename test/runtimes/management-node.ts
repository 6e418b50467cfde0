import { createHash, createHmac, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Who may log in (under any account name) and sign. */
export const CREDENTIALS = {
  password: "correct horse battery staple",
  accessKeyId: "AccessKeyOfTwenty000",
  accessKeySecret: "SecretOfFortyLettersAndDigits00000000000",
} as const;

/** What happens to an answer on its way; `last`: nothing, but no connection is kept. */
export type Fault = "reset" | "close" | "cut" | "cut-chunked" | "slow" | "never" | "stall" | "last";

export interface Reply {
  readonly status?: number;
  /** Sent as it is when a string, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: Fault;
}

export interface Incoming {
  readonly method: string;
  /** From `/v1` on, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What goes wrong for one VM. */
interface Scenario {
  /** Instead of reading the first submissions, in turn. */
  readonly refuse?: readonly Reply[];
  /** On top of the answers to the first queries for it, in turn. */
  readonly queries?: readonly Reply[];
  /** On top of the answer to the submission that was accepted. */
  readonly lose?: Reply;
  /** On top of the answers to the first polls, in turn. */
  readonly polls?: readonly Reply[];
  /** How many polls find the job running. */
  readonly running?: number;
  /** What the submission is answered with for good. */
  readonly answer?: Reply;
  /** What the job ends with. */
  readonly outcome?: Reply;
  /** Once the VM is there, the session that asked for it is not. */
  readonly expires?: true;
}

const BAD_GATEWAY: Reply = { status: 502, body: "<html><body><h1>502 Bad Gateway</h1></body></html>" };
const NOT_YET: Reply = { status: 404, body: "<html><body><h1>404 Not Found</h1></body></html>" };
const TOO_MANY: Reply = { status: 429, body: "Rate limit exceeded", headers: { "Retry-After": "1" } };
const NO_ROOM: Reply = {
  status: 503,
  body: {
    error: {
      code: "SYS.1006",
      description: "operation failed",
      details: "No recovery point found with grpId 42",
      location: "restore-root-volume",
      cost: "2ms",
      cause: { code: "BS.1003", description: "backup storage error", details: "it is disconnected" },
    },
  },
};
const UNKNOWN_SESSION: Reply = {
  status: 503,
  body: { error: { code: "ID.1001", description: "no such session", details: "Session expired" } },
};

/** The VM's name says which. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "reset before accept": { refuse: [{ fault: "reset" }] },
  "reset after accept": { lose: { fault: "reset" } },
  "close before accept": { refuse: [{ fault: "close" }] },
  "close after accept": { lose: { fault: "close" } },
  "answer cut": { lose: { fault: "cut" } },
  "chunked answer cut": { lose: { fault: "cut-chunked" } },
  "bad gateway before accept": { refuse: [BAD_GATEWAY] },
  "bad gateway after accept": { lose: BAD_GATEWAY },
  "too many requests": { refuse: [TOO_MANY] },
  "slow headers": { lose: { fault: "slow" }, polls: [{ fault: "slow" }, { fault: "slow" }] },
  "polls reset": { polls: [{ fault: "reset" }, { fault: "reset" }, { fault: "close" }] },
  "poll cut": { running: 0, polls: [{ fault: "cut" }, { fault: "cut-chunked" }] },
  "polls meet a gateway": { polls: [BAD_GATEWAY, NOT_YET] },
  "answer stalls": { lose: { fault: "stall" } },
  "never answered": { lose: { fault: "never" } },
  "resets a query": { queries: [{ fault: "reset" }] },
  "ends all connections": { queries: [{ fault: "last" }] },
  "always reset": { answer: { fault: "reset" } },
  "long job": { running: 12 },
  "expires its session": { expires: true },
  "fails at once": { answer: NO_ROOM },
  "fails as a job": { outcome: NO_ROOM },
  "is forgotten": { outcome: { status: 404, body: "the job has been expired" } },
  "is redirected": { answer: { status: 302, headers: { Location: "/zstack/v1/elsewhere" } } },
  "is huge": { outcome: { body: '{"inventory":{"uuid":"0","allVolumes":[{"size":9007199254740993}]}}' } },
};

/** What goes wrong is the same, whatever follows the comma; with other names, nothing does. */
function scenarioOf(name: string): Scenario {
  return SCENARIOS[name.replace(/,.*/, "")] ?? {};
}

interface Job {
  polled: number;
  readonly scenario: Scenario;
  readonly outcome: Reply;
}

interface Vm {
  readonly name: string;
  readonly json: string;
}

/** A management node with a memory. It carries out what it accepts, whether anyone hears of it or not. */
export class ManagementNode {
  readonly #sessions = new Map<string, string>();
  readonly #jobs = new Map<string, Job>();
  readonly #vms: Vm[] = [];
  /** How often each VM was asked for, each was looked for, and each account tried to log in. */
  readonly #submissions = new Map<string, number>();
  readonly #queries = new Map<string, number>();
  readonly #logins = new Map<string, number>();

  answer(incoming: Incoming): Reply {
    const { method, path } = incoming;
    const line = `${method} ${path}`;
    if (line === "PUT /v1/accounts/login") return this.#logIn(incoming);
    if (line === "PUT /v1/cdp-backups/actions") return this.#create(incoming);
    if (line === "GET /v1/vm-instances") return this.#query(incoming);
    const [, collection, item = ""] = /^\w+ \/v1\/([\w/-]+?)\/([^/]+)$/.exec(line) ?? [];
    if (method === "DELETE" && collection === "accounts/sessions") return this.#logOut(item);
    if (method === "GET" && collection === "api-jobs") return this.#poll(item);
    if (method === "GET" && collection === "ledger") return this.#tell(decodeURIComponent(item));
    return { status: 404, body: `no api mapping to ${path}` };
  }

  #logIn({ text }: Incoming): Reply {
    const { accountName, password } = JSON.parse(text).logInByAccount;
    count(this.#logins, accountName);
    if (password !== createHash("sha512").update(CREDENTIALS.password).digest("hex")) {
      const details = `wrong account name or password: ${accountName}, ${password}`;
      return { status: 503, body: { error: { code: "ID.1000", description: "not allowed", details } } };
    }
    const uuid = newUuid();
    this.#sessions.set(uuid, accountName);
    return { body: { inventory: { uuid, accountUuid: newUuid(), expiredDate: "Nov 14, 2017 10:20:57 PM" } } };
  }

  #logOut(uuid: string): Reply {
    return this.#sessions.delete(uuid) ? { body: {} } : UNKNOWN_SESSION;
  }

  #create(incoming: Incoming): Reply {
    const denied = deny(incoming);
    if (denied) return denied;
    const { headers, text } = incoming;
    if (headers["content-type"] !== "application/json")
      return { status: 500, body: `Content type '${headers["content-type"]}' not supported` };
    const body = JSON.parse(text);
    const params = body.createVmFromCdpBackup;
    const scenario = scenarioOf(params.name);
    const submission = count(this.#submissions, params.name);
    const refused = scenario.refuse?.[submission - 1];
    if (refused) return refused;

    const uuid = headers["x-job-uuid"] ?? newUuid();
    if (typeof uuid !== "string" || uuid.length !== 32) return { status: 400, body: "invalid job uuid" };
    if (this.#jobs.has(uuid)) return { status: 400, body: `Duplicate job uuid[${uuid}]` };
    if (params.name === "echoes headers") return { status: 500, body: JSON.stringify(headers) };
    if (scenario.answer) return scenario.answer;

    this.#jobs.set(uuid, { polled: 0, scenario, outcome: this.#carryOut(incoming, body, scenario) });
    // An inner address, which no client can reach.
    const location = `http://10.255.0.1:8080/zstack/v1/api-jobs/${uuid}`;
    return { status: 202, body: { location, apiTimeout: 1_800_000 }, ...scenario.lose };
  }

  #carryOut(incoming: Incoming, body: Record<string, unknown>, scenario: Scenario): Reply {
    const [kind, session = ""] = incoming.headers.authorization!.split(" ");
    if (kind === "OAuth" && !this.#sessions.has(session)) return UNKNOWN_SESSION;
    if (scenario.outcome) return scenario.outcome;
    const vm = restore(incoming, body);
    this.#vms.push(vm);
    if (scenario.expires) this.#sessions.delete(session);
    return { body: `{"inventory":${vm.json}}` };
  }

  #poll(uuid: string): Reply {
    const job = this.#jobs.get(uuid);
    if (!job) return { status: 404, body: "the job has been expired" };
    const { scenario, outcome } = job;
    const { running = 1, polls = [] } = scenario;
    const reply = job.polled < running ? { status: 202, body: {} } : outcome;
    return { ...reply, ...polls[job.polled++] };
  }

  #query(incoming: Incoming): Reply {
    const denied = deny(incoming);
    if (denied) return denied;
    const [kind, session = ""] = incoming.headers.authorization!.split(" ");
    if (kind === "OAuth" && !this.#sessions.has(session)) return UNKNOWN_SESSION;
    const wanted = incoming.query.getAll("q").map((condition) => condition.replace(/^name=/, ""));
    const found = this.#vms.filter(({ name }) => wanted.includes(name));
    const replies = wanted.map((name) => scenarioOf(name).queries?.[count(this.#queries, name) - 1]);
    const body = `{"inventories":[${found.map(({ json }) => json).join()}]}`;
    return Object.assign({ body }, ...replies);
  }

  /** What is known under the name of a VM or an account; no ZStack has this. */
  #tell(name: string): Reply {
    const counted = (counts: ReadonlyMap<string, number>) => counts.get(name) ?? 0;
    const body = {
      vms: this.#vms.filter((vm) => vm.name === name).length,
      submissions: counted(this.#submissions),
      logins: counted(this.#logins),
      openSessions: [...this.#sessions.values()].filter((owner) => owner === name).length,
    };
    return { body };
  }
}

/** What the REST layer says before it looks at the message. Sessions are none of its business. */
function deny({ method, path, headers }: Incoming): Reply | undefined {
  const { authorization = "", date = "" } = headers;
  if (/^OAuth \S+$/.test(authorization)) return undefined;
  if (!authorization.startsWith("ZStack ")) return { status: 400, body: "missing Authorization header" };
  // By default the zone is dropped, and what is left compared with the server's own clock.
  const wall = Date.parse(date.replace(/^\w+, /, "").replace(/ \S+$/, ""));
  if (!(Math.abs(wall - Date.now()) < 15 * 60_000)) return { status: 403, body: "requestTimeTooSkewed" };
  const hmac = createHmac("sha1", CREDENTIALS.accessKeySecret).update(`${method}\n${date}\n${path}`);
  const right = `ZStack ${CREDENTIALS.accessKeyId}:${hmac.digest("base64")}`;
  return authorization === right ? undefined : { status: 403, body: "wrong accessKey signature" };
}

/** A VM as gson writes it, with a property that no description has: what the server was told besides its params. */
function restore({ headers }: Incoming, body: Record<string, unknown>): Vm {
  const { name, groupId } = body.createVmFromCdpBackup as { name: string; groupId: number };
  const json = JSON.stringify({
    uuid: newUuid(),
    name,
    description: `of recovery point ${groupId}`,
    state: "Running",
    memorySize: "gson:8.589934592E9",
    cpuNum: "gson:1.0",
    // With the narrow space of Java 20 and later.
    createDate: "Nov 14, 2017, 10:20:57\u202fPM",
    vmNics: [{ uuid: newUuid(), ip: "192.168.1.10", deviceId: "gson:0.0" }],
    allVolumes: [{ uuid: newUuid(), type: "Root", size: "gson:4.294967296E10", actualSize: 1073741824 }],
    vmCdRoms: [],
    toldBesides: {
      bodyKeys: Object.keys(body),
      systemTags: body.systemTags,
      userTags: body.userTags,
      language: headers["accept-language"],
      webHook: headers["x-web-hook"],
      requestIp: headers["x-request-ip"],
    },
  });
  return { name, json: json.replace(/"gson:([^"]+)"/g, "$1") };
}

function count(counts: Map<string, number>, name: string): number {
  const next = (counts.get(name) ?? 0) + 1;
  counts.set(name, next);
  return next;
}

function newUuid(): string {
  return randomUUID().replaceAll("-", "");
}
