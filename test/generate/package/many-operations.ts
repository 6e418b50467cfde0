import type { TextFiles } from "../../text-files.ts";

/** How many models operations share in turn, so that most have nothing to do with any one of them. */
const DISKS = 5;

/** Every fourth operation is a job. What it gives is a disk, which refers to its VM, and that to its disks. */
export function manyOperations(count: number): TextFiles {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const json = (schema: object): object => ({ "application/json": { schema } });
  const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  const text = { type: "string" };
  const paths = numbers.map((n) => [
    `/zstack/v1/disks${n}/{uuid}/actions`,
    {
      put: {
        operationId: `AttachDisk${n}`,
        parameters: [{ name: "uuid", in: "path", required: true, schema: text }],
        requestBody: {
          content: json({
            type: "object",
            properties: {
              [`attachDisk${n}`]: {
                type: "object",
                required: ["vmUuid"],
                properties: { vmUuid: text, size: { type: "integer", format: "int64" } },
              },
            },
          }),
        },
        responses: {
          200: {
            description: "Attached.",
            content: json({
              type: "object",
              required: ["inventory"],
              properties: { inventory: ref(`Disk${n % DISKS}`) },
            }),
          },
        },
        "x-zstack": { execution: n % 4 === 0 ? "job" : "sync", action: `attachDisk${n}` },
      },
    },
  ]);
  const schemas = Array.from({ length: DISKS }, (_, n) => n).flatMap((n) => [
    [`Disk${n}`, { type: "object", properties: { uuid: text, vm: ref(`Vm${n}`) } }],
    [`Vm${n}`, { type: "object", properties: { disks: { type: "array", items: ref(`Disk${n}`) } } }],
  ]);
  const document = {
    openapi: "3.1.0",
    info: { title: "Many", version: "1.0.0" },
    paths: Object.fromEntries(paths) as object,
    components: { schemas: Object.fromEntries(schemas) as object },
  };
  return { "openapi.yaml": JSON.stringify(document) };
}
