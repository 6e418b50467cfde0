/**
 * `npm run demo`: what this project is for, in one run. Starts the mock management node from the spec,
 * restores a VM with one call of the generated client, and shows all that happens on the wire.
 */
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import pc from "picocolors";
import { type ClientEvent, createZStack, type JobStatus, passwordAuth } from "../generated/src/core.ts";
import type { VmInstanceInventory } from "../generated/src/models/VmInstanceInventory.ts";
import type { VolumeInventory } from "../generated/src/models/VolumeInventory.ts";
import { createVmFromCdpBackup } from "../generated/src/operations/create-vm-from-cdp-backup.ts";
import { load } from "../src/load/load.ts";
import { formatLocation } from "../src/load/problem.ts";
import { createMock } from "../src/mock/mock.ts";
import { serve } from "../src/mock/serve.ts";
import { build } from "../src/model/build.ts";
import type { ApiModel } from "../src/model/model.ts";

const POLL_INTERVAL_MS = 150;

// picocolors alone would also colour a pipe, on machines that set CI.
const colors = pc.createColors(pc.isColorSupported && (process.stdout.isTTY || "FORCE_COLOR" in process.env));
const { bold, cyan, dim, green, red, yellow } = colors;

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on("error", () => process.exit());
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
await demo(readModel("spec/openapi.yaml"));

async function demo(model: ApiModel): Promise<void> {
  const mock = createMock(model);
  const server = await serve(mock);
  const wire = followWire();
  try {
    const zstack = createZStack(
      {
        endpoint: server.url,
        auth: passwordAuth({ accountName: mock.account.name, password: mock.account.password }),
        job: { pollIntervalMs: POLL_INTERVAL_MS, maxPollIntervalMs: POLL_INTERVAL_MS },
        onEvent: wire.onEvent,
      },
      // With an API of any size; without this, the root of a small one has them all.
      { createVmFromCdpBackup },
    );

    print(bold("One typed call against a mock ZStack"));
    print(`${model.title.en} ${model.version} at ${cyan(server.url)}, a mock made from spec/openapi.yaml`);
    print();
    print(dim("  const vm = await zstack.createVmFromCdpBackup({"));
    print(
      dim('    name: "web-01-restored", groupId: 42, cdpTaskUuid, instanceOfferingUuid, l3NetworkUuids,'),
    );
    print(dim("  });"));
    print();

    const l3NetworkUuid = "3d5c0f8a4b1e4c7d9a26e1f05b7c8d90";
    const vm = await zstack.createVmFromCdpBackup(
      {
        name: "web-01-restored",
        description: "State before the failed upgrade",
        groupId: 42,
        cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
        instanceOfferingUuid: "a1e64c8f7b3d4025b9d81f6c2e07f35a",
        defaultL3NetworkUuid: l3NetworkUuid,
        l3NetworkUuids: [l3NetworkUuid],
      },
      { onProgress: wire.onProgress },
    );
    await zstack.logout();
    wire.end();
    print();
    printVm(vm);
  } finally {
    await server.close();
  }
}

/** Prints a line per answer, with what the client made of it. */
function followWire(): {
  onEvent: (event: ClientEvent) => void;
  onProgress: (status: JobStatus<unknown>) => void;
  end: () => void;
} {
  const started = performance.now();
  let pending: { readonly line: string; readonly note: string } | undefined;

  const end = (note = pending?.note): void => {
    if (pending !== undefined) print(`${pending.line}${note ?? ""}`.trimEnd());
    pending = undefined;
  };
  return {
    onEvent: (event) => {
      if (event.type === "login") end("logged in, session opened");
      if (event.type !== "response") return;
      end();
      const time = dim(`${Math.round(performance.now() - started)} ms`.padStart(8));
      const path = shorten(new URL(event.url).pathname).padEnd(38);
      const status = colorOfStatus(event.status)(String(event.status));
      const note = event.status === 202 ? "accepted, goes on as a job" : "";
      pending = {
        line: `${time}  ${event.method.padEnd(6)} ${path} ${status}  `,
        note: event.operationId === "LogOut" ? "logged out" : note,
      };
    },
    onProgress: ({ state }) => end(state),
    end,
  };
}

function colorOfStatus(status: number): (text: string) => string {
  if (status >= 400) return red;
  return status === 202 ? yellow : green;
}

function printVm(vm: VmInstanceInventory): void {
  const rows: readonly (readonly [label: string, value: string])[] = [
    ["name", bold(vm.name)],
    ["state", vm.state === "Running" ? green(vm.state) : vm.state],
    ["uuid", vm.uuid],
    ["memory", `${formatBytes(vm.memorySize)}, ${vm.cpuNum} vCPU`],
    ...vm.vmNics.map((nic) => [`NIC ${nic.deviceId}`, `${nic.ip ?? "no address"}  ${dim(nic.mac)}`] as const),
    ...vm.allVolumes.map((volume) => [`volume ${volume.deviceId ?? "-"}`, describeVolume(volume)] as const),
  ];
  print(`${green("✔")} Restored: ${bold("vm")} is a ${cyan("VmInstanceInventory")}, unwrapped and typed`);
  for (const [label, value] of rows) print(`    ${dim(label.padEnd(10))}${value}`);
}

/** A volume that was never instantiated lies nowhere yet. */
function describeVolume({ type, size, actualSize = 0, installPath = "nowhere" }: VolumeInventory): string {
  const used = dim(`${formatBytes(actualSize)} used, ${shorten(basename(installPath))}`);
  return `${type}, ${formatBytes(size)}  ${used}`;
}

/** 8589934592 as "8 GiB". */
function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}

/** Uuids by their first digits, so that lines stay short. */
function shorten(text: string): string {
  return text.replace(/[0-9a-f]{32}/g, (uuid) => `${uuid.slice(0, 8)}…`);
}

function readModel(spec: string): ApiModel {
  const bundle = load(spec);
  const { model, problems } = build(bundle);
  const all = [...bundle.problems, ...problems];
  if (all.length === 0) return model;
  const lines = all.map(({ location, message }) => `${formatLocation(location)} ${message}`);
  throw new Error(`The spec has faults:\n${lines.join("\n")}`);
}

function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}
