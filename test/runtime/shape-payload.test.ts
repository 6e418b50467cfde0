import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingToHide, readPayload } from "../../src/runtime/answer.ts";
import { ZStackDecodeError } from "../../src/runtime/errors.ts";
import { int64, type Shape } from "../../src/runtime/shape.ts";
import { shapePayload } from "../../src/runtime/shape-payload.ts";

const nic: Shape = { required: ["uuid"], optional: ["ip"] };
const vm: Shape = {
  required: ["uuid", "vmNics"],
  optional: ["memorySize", "cpuNum", "clone", "extra", "labels"],
  fields: {
    vmNics: { items: () => nic },
    memorySize: int64,
    clone: () => vm,
    extra: { open: true },
    labels: { open: int64 },
  },
};

const refuse = (path: string, problem: string): never => {
  throw new ZStackDecodeError(`${path} ${problem}`, {}, path);
};

function look(payload: unknown, shape: Shape = vm) {
  const told: string[] = [];
  shapePayload(payload, shape, "$.inventory", {
    bigints: false,
    onDrift: ({ drift, path }) => void told.push(`${drift} ${path}`),
    refuse,
  });
  return told;
}

const convert = (payload: unknown, shape: Shape = vm) =>
  shapePayload(payload, shape, "$.inventory", {
    bigints: true,
    onDrift: undefined,
    refuse,
  });

describe("drift", () => {
  it.each<[string, unknown, string[]]>([
    ["nothing", { uuid: "a", vmNics: [{ uuid: "n", ip: "i" }], memorySize: 1, extra: { any: 1 } }, []],
    ["an absent property", { uuid: "a" }, ["missing $.inventory.vmNics"]],
    ["null for a required one", { uuid: null, vmNics: [] }, ["missing $.inventory.uuid"]],
    ["null for an optional one", { uuid: "a", vmNics: [], memorySize: null }, []],
    ["an unknown one", { uuid: "a", vmNics: [], later: 1 }, ["unknown $.inventory.later"]],
    [
      "the same in all items, once",
      { uuid: "a", vmNics: [{ ip: "i" }, { ip: "j", "a b": 1 }, { "a b": 2 }] },
      ["missing $.inventory.vmNics[*].uuid", 'unknown $.inventory.vmNics[*]["a b"]'],
    ],
    [
      "models in themselves",
      { uuid: "a", vmNics: [], clone: { uuid: "b" } },
      ["missing $.inventory.clone.vmNics"],
    ],
    ["another type than promised", { uuid: "a", vmNics: "none" }, []],
    [
      "names of every object",
      JSON.parse('{"uuid":"a","vmNics":[],"__proto__":1,"constructor":2}'),
      ["unknown $.inventory.__proto__", "unknown $.inventory.constructor"],
    ],
  ])("is %s", (_, payload, want) => {
    expect(look(payload)).toEqual(want);
  });

  it("is told of lists, and of nothing that the spec does not describe", () => {
    expect(look([{ uuid: "a", vmNics: [] }, {}], { items: () => vm })).toEqual([
      "missing $.inventory[*].uuid",
      "missing $.inventory[*].vmNics",
    ]);
    expect(look({ any: 1 }, {})).toEqual([]);
    expect(look({ any: 1 }, { open: true })).toEqual([]);
  });

  it("changes nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        const before = JSON.stringify(payload);
        look(payload);
        expect(JSON.stringify(payload)).toBe(before);
      }),
    );
  });
});

it("an answer nested too deeply is given back as it is", async () => {
  const body = `{"inventory":${'{"uuid":"a","vmNics":[],"clone":'.repeat(20_000)}null${"}".repeat(20_001)}`;
  const answer = { status: 200, text: body, teller: nothingToHide };
  const spec = { result: "inventory", shape: async () => vm };
  expect(await readPayload(answer, spec, {}, () => {})).toMatchObject({ uuid: "a" });
  const exact = readPayload(answer, { ...spec, int64: "bigint" }, {});
  await expect(exact).rejects.toThrow("nested too deeply");
});

describe("an answer whose shape cannot be loaded", () => {
  const answer = { status: 200, text: '{"inventory":{"memorySize":1}}', teller: nothingToHide };
  const shape = () => Promise.reject(new TypeError("Failed to fetch http://h/shape.js"));
  const spec = { result: "inventory", shape };

  it("is given back to those who listen for drift, who hear of none", async () => {
    const told: unknown[] = [];
    expect(await readPayload(answer, spec, {}, (drift) => told.push(drift))).toEqual({ memorySize: 1 });
    expect(told).toEqual([]);
  });

  it("is an error where its integers are to be bigints, for they would be numbers", async () => {
    const read = readPayload(answer, { ...spec, int64: "bigint" }, {});
    const error = (await read.catch((thrown: unknown) => thrown)) as Error;
    expect(error).toBeInstanceOf(ZStackDecodeError);
    expect(error.message).toContain("could not be loaded");
    expect(error.message).not.toContain("shape.js");
  });
});

describe("64-bit integers", () => {
  it("become bigints where the spec has them, and only there", () => {
    const payload = {
      uuid: "a",
      vmNics: [],
      memorySize: 8.589934592e9,
      cpuNum: 4,
      labels: { a: 1, b: null },
    };
    expect(convert({ ...payload, clone: { memorySize: 1 } })).toEqual({
      uuid: "a",
      vmNics: [],
      memorySize: 8589934592n,
      cpuNum: 4,
      labels: { a: 1n, b: null },
      clone: { memorySize: 1n },
    });
    expect(convert([1, 2n, "3"], { items: int64 })).toEqual([1n, 2n, "3"]);
    expect(convert(7, int64)).toBe(7n);
  });

  it("are found in what may be one, or an object or a list with some in it", () => {
    const shape: Shape = { int64: true, optional: ["a"], fields: { a: int64 }, items: int64 };
    expect(convert([7, { a: 7 }, [7], "7"], { items: shape })).toEqual([7n, { a: 7n }, [7n], "7"]);
  });

  it("keep what was exact already, also where the spec knows nothing", () => {
    const payload = { memorySize: 2n ** 63n - 1n, extra: { any: 2n ** 60n } };
    expect(convert({ ...payload })).toEqual(payload);
  });

  it("must be integers", () => {
    expect(() => convert({ vmNics: [], memorySize: 1.5 })).toThrow(
      "$.inventory.memorySize is 1.5, not an integer",
    );
  });

  it("are an error where the spec promises a plain number", () => {
    expect(() => convert({ cpuNum: 2n ** 60n })).toThrow(
      "$.inventory.cpuNum is 1152921504606846976, which a number cannot hold exactly",
    );
  });

  it("touch no prototype", () => {
    const shape: Shape = { optional: ["__proto__"], fields: { ["__proto__"]: int64 } };
    const converted = convert(JSON.parse('{"__proto__":5}'), shape) as object;
    expect(Object.getPrototypeOf(converted)).toBe(Object.prototype);
    expect(Object.entries(converted)).toEqual([["__proto__", 5n]]);
  });
});
