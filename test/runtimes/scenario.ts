import type { Effects, Rule, Scenario } from "../../src/mock/scenario/scenario.ts";

const NO_ROOM = {
  code: "SYS.1006",
  description: "operation failed",
  details: "No recovery point found with grpId 42",
  location: "restore-root-volume",
  cost: "2ms",
  cause: { code: "BS.1003", description: "backup storage error", details: "it is disconnected" },
};

/** What happens to one VM, and to the polls of its job in turn. */
interface Trouble extends Effects {
  /** How often; by default always. */
  readonly first?: number;
  readonly polls?: readonly Effects[];
  /** To every poll. */
  readonly everyPoll?: Effects;
}

const once = (effects: Effects): Trouble => ({ ...effects, first: 1 });

/** The VM's name says which. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  "reset before accept": once({ lose: "reset", carriedOut: false }),
  "reset after accept": once({ lose: "reset" }),
  "close before accept": once({ lose: "closed", carriedOut: false }),
  "close after accept": once({ lose: "closed" }),
  "answer cut": once({ lose: "truncated" }),
  "chunked answer cut": once({ lose: "truncated-chunks" }),
  "bad gateway before accept": once({ answer: { status: 502 } }),
  "bad gateway after accept": once({ answer: { status: 502 }, carriedOut: true }),
  "too many requests": once({ answer: { status: 429 } }),
  "slow headers": { delay: { milliseconds: 150 }, everyPoll: { delay: { milliseconds: 150 } } },
  "polls reset": { polls: [{ lose: "reset" }, { lose: "reset" }, { lose: "closed" }] },
  "poll cut": { job: { polls: 0 }, polls: [{ lose: "truncated" }, { lose: "truncated-chunks" }] },
  "polls meet a gateway": {
    polls: [
      { answer: { status: 502 } },
      { answer: { status: 404, body: "<html><body><h1>404 Not Found</h1></body></html>" } },
    ],
  },
  "answer stalls": once({ lose: "stalled" }),
  "never answered": once({ lose: "silent" }),
  "always reset": { lose: "reset", carriedOut: false },
  "long job": { job: { polls: 12 } },
  "expires its session": { session: "ends" },
  "fails at once": { answer: { status: 503, body: JSON.stringify({ error: NO_ROOM }) } },
  "fails as a job": { error: NO_ROOM },
  "is forgotten": { everyPoll: { answer: { status: 404 } } },
  "is redirected": { answer: { status: 302, headers: { Location: "/zstack/v1/elsewhere" } } },
  "is huge": {
    numbers: "plain",
    payload: { set: { allVolumes: [{ size: 9_007_199_254_740_993n }] } },
  },
  "tells little": { payload: tellingLittle() },
};

/** What always holds: numbers of an untyped map, the narrow space of Java 20, an address that no client can reach. */
const ALWAYS: readonly Rule[] = [
  { location: "http://10.255.0.1:8080" },
  {
    operations: ["CreateVmFromCdpBackup"],
    numbers: "gson",
    payload: { set: { createDate: "Nov 14, 2017, 10:20:57\u202fPM", fromTheFuture: { kept: true } } },
  },
];

export const SCENARIO: Scenario = {
  rules: [
    ...Object.entries(TROUBLES).flatMap(([name, trouble]) =>
      // What goes wrong is the same, on whichever connection, and counted for each.
      [name, `${name}, on a new connection`].flatMap((vm) => rulesOf(vm, trouble)),
    ),
    { operations: ["QueryVmInstance"], where: { q: "name=resets a query" }, first: 1, lose: "reset" },
    ...ALWAYS,
  ],
};

function rulesOf(name: string, { first, polls = [], everyPoll, ...effects }: Trouble): Rule[] {
  const about = { operations: ["CreateVmFromCdpBackup"], where: { name } };
  const onPoll = { ...about, on: "poll" } as const;
  return [
    ...(Object.keys(effects).length > 0 ? [{ ...about, ...effects, first }] : []),
    ...polls.map((poll, index): Rule => ({ ...onPoll, ...poll, after: index, first: 1 })),
    ...(everyPoll === undefined ? [] : [{ ...onPoll, ...everyPoll }]),
  ];
}

function tellingLittle(): NonNullable<Effects["payload"]> {
  const remove = [
    "zoneUuid clusterUuid imageUuid hostUuid lastHostUuid instanceOfferingUuid rootVolumeUuid platform",
    "defaultL3NetworkUuid type hypervisorType allocatorStrategy lastOpDate",
  ];
  return {
    set: { vmNics: [{ uuid: "0", ip: "192.168.1.10", deviceId: 0 }], fromTheFuture: { kept: true } },
    remove: remove.join(" ").split(" "),
  };
}
