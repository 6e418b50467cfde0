/**
 * What the source of servers of 5.2.1 says of single operations and no document tells.
 *
 * @see https://github.com/zstackio/zstack/tree/5a29293b
 */

/**
 * The paths at which a query is answered for one resource, where that is not its collection's with `/{uuid}` behind it;
 * `undefined`: nowhere. @see `optionalPaths` of the APIQuery*Msg.java
 */
const ITEM_PATHS: ReadonlyMap<string, string | undefined> = new Map([
  ["QueryEventLog", "/eventlogs/{id}"],
  ["QueryHostNetworkInterfaceLldp", "/hostNetworkInterface/lldp/{interfaceUuid}"],
  ["QueryVmNicSecurityPolicy", "/security-groups/nics/{uuid}/security-policy"],
  ...[
    "QueryAccountResourceRef",
    "QueryGlobalConfig",
    "QueryHostOsCategory",
    "QueryImageCache",
    "QueryKvmHypervisorInfo",
    "QueryLocalStorageResourceRef",
    "QueryNetworkServiceL3NetworkRef",
    "QueryNetworkServiceProvider",
    "QueryPrimaryStorage",
    "QueryQuota",
    "QueryResourceConfig",
    "QuerySharedResource",
    "QueryVmNicInSecurityGroup",
  ].map((operationId) => [operationId, undefined] as const),
]);

/**
 * Where a query is answered for one resource. `undefined`: nowhere.
 *
 * @param path the path of its collection
 */
export function itemPathOf(operationId: string, path: string): string | undefined {
  if (!ITEM_PATHS.has(operationId)) return `${path}/{uuid}`;
  const itemPath = ITEM_PATHS.get(operationId);
  const [version = ""] = /^.*?\/v1(?=\/)/.exec(path) ?? [];
  return itemPath && `${version}${itemPath}`;
}

/** Texts that are taken with the blanks around them. @see `noTrim` of the Action.java of the SDK */
const UNTRIMMED: Readonly<Record<string, readonly string[]>> = {
  ChangeBareMetal2InstancePassword: ["password", "username"],
  ChangeVmPassword: ["account", "password"],
  PowerOffHost: ["adminPassword"],
};

/** Whether servers take the blanks off a text. All but passwords of a few operations. */
export function isTrimmed(operationId: string, param: string): boolean {
  return !(Object.hasOwn(UNTRIMMED, operationId) && UNTRIMMED[operationId]?.includes(param));
}
