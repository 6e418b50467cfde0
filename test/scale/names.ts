/** What the resources of a made-up API are called: as many names as are wanted, each once, always the same. */

const NOUNS = [
  "Instance",
  "Volume",
  "Snapshot",
  "Image",
  "Cluster",
  "Host",
  "Pool",
  "Network",
  "Router",
  "Listener",
  "Policy",
  "Rule",
  "Gateway",
  "Certificate",
  "Template",
  "Schedule",
  "Alarm",
  "Endpoint",
];

const FAMILIES = ["Vm", "Edge", "Backup", "Shared", "Local", "Remote", "Hybrid", "IAM2", "Bare", "CDP"];

/** How one resource is spelt where it occurs. */
export interface ResourceName {
  /** In operationIds and schema names: `VmInstance`. */
  readonly type: string;
  /** In properties and parameters: `vmInstance`. */
  readonly field: string;
  /** The collection: `/zstack/v1/vm-instances`, for some below that of their family. */
  readonly path: string;
  readonly tag: string;
}

export function resourceName(index: number): ResourceName {
  const noun = NOUNS[index % NOUNS.length]!;
  const round = Math.floor(index / NOUNS.length);
  const family = FAMILIES[round % FAMILIES.length]!;
  const lap = Math.floor(round / FAMILIES.length);
  const type = `${family}${noun}${lap === 0 ? "" : `N${lap}`}`;
  const tag = `${family}-${noun}s`.toLowerCase();
  const collection = lap === 0 ? tag : `${tag}-${lap}`;
  return {
    type,
    field: type.charAt(0).toLowerCase() + type.slice(1),
    path: index % 4 === 3 ? `/zstack/v1/${family.toLowerCase()}/${collection}` : `/zstack/v1/${collection}`,
    tag,
  };
}
