import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";

/** A job, something that only reads, a query, and an operation with the name of what every facade has. */
const SPEC = `openapi: 3.1.0
info: {title: Garden, version: 1.0.0}
paths:
  /zstack/v1/gardens:
    post:
      operationId: CreateGarden
      summary: Lay out a garden
      description: Digs, and sows.
      x-zstack: {since: 4.5.0, execution: job}
      requestBody: {content: {application/json: {schema: {type: object, properties: {params: {type: object, properties: {name: {type: string}}}}}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/Garden'}}}}}}
        '202': {description: accepted}
    get:
      operationId: QueryGarden
      summary: Find gardens
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/Garden'}}}}}}}}
  /zstack/v1/gardens/{uuid}:
    get:
      operationId: GetGarden
      deprecated: true
      summary: Look at a garden
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}, description: Which garden.}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/Garden'}}}}}}}
  /zstack/v1/accounts/sessions/{sessionUuid}:
    delete:
      operationId: LogOut
      summary: End a session
      parameters: [{name: sessionUuid, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
components:
  schemas:
    Garden: {type: object, required: [uuid], properties: {uuid: {type: string}, name: {type: string}}}
`;

const PROGRAM = `import { createZStack, passwordAuth } from "./src/index.ts";
import { createGarden } from "./src/operations/create-garden.ts";
const zstack = createZStack({ endpoint: "", auth: passwordAuth({ accountName: "", password: "" }) });
zstack./*job*/createGarden({ name: "" });
zstack.createGarden./*start*/start({ name: "" });
zstack./*reading*/getGarden({ /*param*/uuid: "" });
zstack./*query*/queryGarden({ /*where*/where: { name: "" } });
zstack.queryGarden./*page*/page();
zstack.queryGarden./*each*/each();
zstack./*operation*/logOut({ sessionUuid: "" });
zstack./*own*/logout();
/*alone*/createGarden(zstack.client, { name: "" });
`;

const folder = temporaryFolder();
const file = path.join(folder.path, "program.ts");
let service: ts.LanguageService;

beforeAll(() => {
  writeFiles(folder.path, [...packageOf({ "garden.yaml": SPEC }), ["program.ts", PROGRAM]]);
  const settings: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  const { sys } = ts;
  service = ts.createLanguageService({
    fileExists: sys.fileExists,
    readFile: sys.readFile,
    directoryExists: sys.directoryExists,
    getDirectories: sys.getDirectories,
    getCompilationSettings: () => settings,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder.path,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
});
afterAll(() => folder.remove());

/** What an editor shows of what stands behind a mark. */
function hover(mark: string): string {
  const at = PROGRAM.indexOf(`/*${mark}*/`) + mark.length + 4;
  const info = service.getQuickInfoAtPosition(file, at);
  const text = (parts: readonly ts.SymbolDisplayPart[] | undefined) =>
    ts.displayPartsToString([...(parts ?? [])]);
  return [
    info?.documentation,
    ...(info?.tags ?? []).map(({ name, text: parts }) => [{ kind: "", text: `@${name} ` }, ...(parts ?? [])]),
  ]
    .map(text)
    .join("\n");
}

test.each<[string, readonly string[]]>([
  [
    "job",
    [
      "Lay out a garden.",
      "`POST /zstack/v1/gardens`",
      "A job",
      "@since 4.5.0",
      "createGarden",
      "docs/en/CreateGarden.md",
    ],
  ],
  [
    "alone",
    [
      "Lay out a garden.",
      "Digs, and sows.",
      "`POST /zstack/v1/gardens`",
      "@since 4.5.0",
      "docs/en/CreateGarden.md",
    ],
  ],
  ["start", ["as soon as the server has accepted"]],
  ["reading", ["Look at a garden.", "`GET /zstack/v1/gardens/{uuid}`", "Synchronous", "@deprecated"]],
  ["param", ["Which garden."]],
  ["query", ["Find gardens.", "`GET /zstack/v1/gardens`"]],
  ["where", ["What resources must be like"]],
  ["page", ["how many there are in all"]],
  ["each", ["one after the other"]],
  ["operation", ["End a session.", "Not ", "logout", "the client's own"]],
  ["own", ["session that the client opened", "logOut"]],
])("hovering %s tells of the operation", (mark, pieces) => {
  const shown = hover(mark);
  for (const piece of pieces) expect(shown).toContain(piece);
});

test("an operation's text is not the library's", () => {
  for (const mark of ["job", "reading", "query", "alone"]) expect(hover(mark)).not.toMatch(/[Rr]esolves to/);
});

describe("every member of what callers write or are given has a text", () => {
  test.each([
    ...["ClientOptions", "JobOptions", "RetryOptions", "CallOptions", "QueryEachOptions", "JobWaitOptions"],
    ...[
      "PasswordAuthOptions",
      "UserAuthOptions",
      "LdapAuthOptions",
      "Iam2AuthOptions",
      "AccessKeyAuthOptions",
    ],
    ...[
      "LoginChallenge",
      "QueryParamsOf",
      "QueryPage",
      "Job",
      "JobJson",
      "Client",
      "ZStackBase",
      "TimestampOptions",
    ],
    ...[
      "RequestEvent",
      "ResponseEvent",
      "FailureEvent",
      "RetryEvent",
      "PollEvent",
      "LoginEvent",
      "DriftEvent",
    ],
    ...[
      "ZStackApiError",
      "ZStackHttpError",
      "ZStackNetworkError",
      "ZStackDecodeError",
      "ZStackJobTimeoutError",
    ],
    ...["RawResponse", "WebhookRequest"],
  ])("%s", (name) => {
    const program = service.getProgram()!;
    const checker = program.getTypeChecker();
    const index = checker.getSymbolAtLocation(
      program.getSourceFile(path.join(folder.path, "src/index.ts"))!,
    )!;
    const exported = checker.getExportsOfModule(index).find((symbol) => symbol.name === name);
    expect(exported, "is exported").toBeDefined();
    const symbol = exported!.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported!) : exported!;
    const own = checker
      .getDeclaredTypeOfSymbol(symbol)
      .getProperties()
      .filter(({ declarations = [] }) =>
        declarations.some((one) => one.getSourceFile().fileName.startsWith(folder.path)),
      );
    const silent = own.filter((member) => member.getDocumentationComment(checker).length === 0);
    // What tells types apart says so itself; what is private is nobody's.
    expect(silent.map((member) => member.name).filter((one) => !/^(type|name|.*#.*)$/.test(one))).toEqual([]);
  });
});
