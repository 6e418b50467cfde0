import { load } from "../../src/load/load.ts";
import type { Mock } from "../../src/mock/mock.ts";
import { build } from "../../src/model/build.ts";
import type { ApiModel } from "../../src/model/model.ts";

export const BASE = "http://zstack.test:8080";

/** SHA-512 of "password". */
export const PASSWORD_HASH =
  "b109f3bbbc244eb82441917ed06d618b9008dd09b3befd1b5e07394c706a8bb980b1d7785e5976ec049b46df5f1326af5a2ea6d103fd07c95385ffab0cacbc86";

/** The call that the spec is about first of all, and params it accepts. */
export const RESTORE = "PUT /zstack/v1/cdp-backups/actions";
export const RESTORE_PARAMS = {
  name: "web-01",
  groupId: 42,
  cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
  instanceOfferingUuid: "7f8ece5779ef31bab691585ffc693b91",
  l3NetworkUuids: ["68bca6897c4f300881985f028e61ca92"],
};

/** The model of the project's own spec. */
export function projectModel(): ApiModel {
  return modelOf(load("spec/openapi.yaml"));
}

/** The model of a spec with these `paths` and `schemas`, written as YAML. */
export function tinyModel(paths: string, schemas = "{}"): ApiModel {
  const text = `
openapi: 3.1.0
info: {title: Tiny, version: '1'}
security: [{oauth: []}]
paths:${indent(paths)}
components:
  securitySchemes: {oauth: {type: apiKey, in: header, name: Authorization}}
  schemas: ${schemas.startsWith("{") ? schemas : indent(schemas, 4)}
`;
  return modelOf(load("spec.yaml", () => text));
}

export interface CallInit {
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** The session; `undefined` sends no `Authorization`. */
  readonly session?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Called {
  readonly status: number;
  /** The parsed body, or its text when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into bodies of every shape
  readonly body: any;
  readonly contentType: string | null;
}

/** Sends one request, `"PUT /zstack/v1/…"`, to a mock. */
export async function call(mock: Mock, line: string, init: CallInit = {}): Promise<Called> {
  return read(await mock.fetch(requestOf(BASE, line, init)));
}

export function requestOf(base: string, line: string, { body, session, headers }: CallInit = {}): Request {
  const [method = "GET", target = "/"] = line.split(" ");
  const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
  return new Request(new URL(target, base), {
    method,
    body: text,
    headers: { ...headers, ...(session === undefined ? {} : { Authorization: `OAuth ${session}` }) },
  });
}

export async function read(response: Response): Promise<Called> {
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  try {
    return { status: response.status, body: JSON.parse(text), contentType };
  } catch {
    return { status: response.status, body: text, contentType };
  }
}

/** Submits, and polls until the job has an outcome. */
export async function callJob(mock: Mock, line: string, init: CallInit = {}): Promise<Called> {
  const accepted = await call(mock, line, init);
  if (accepted.status !== 202) throw new Error(`not accepted: ${accepted.status} ${accepted.body}`);
  for (;;) {
    const polled = await call(mock, `GET ${new URL(accepted.body.location).pathname}`);
    if (polled.status !== 202) return polled;
  }
}

function modelOf(bundle: ReturnType<typeof load>): ApiModel {
  const { model, problems } = build(bundle);
  const all = [...bundle.problems, ...problems];
  if (all.length > 0) throw new Error(all.map(({ message }) => message).join("\n"));
  return model;
}

function indent(text: string, by = 2): string {
  return text.replaceAll("\n", `\n${" ".repeat(by)}`);
}
