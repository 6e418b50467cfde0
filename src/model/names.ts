import type { Fault } from "./reading.ts";

/** The callable of an operation: `CreateVmFromCdpBackup` becomes `createVmFromCdpBackup`. */
export function functionNameOf(operationId: string): string {
  return operationId.charAt(0).toLowerCase() + operationId.slice(1);
}

/** What the exported types of an operation start with. */
export function typeNameOf(operationId: string): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

/** The module of an operation: `ChangeIAM2VirtualIDType` becomes `change-iam2-virtual-id-type`. */
export function moduleNameOf(operationId: string): string {
  return operationId
    .replace(/_+/g, "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** Names are files too, which may have 255 bytes with their endings; those of ZStack have 54 at most. */
const MAX_LENGTH = 128;

/** What Windows keeps for devices, whatever the ending and the case. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** What is wrong with a name that becomes an identifier of the generated code; `undefined` when nothing is. */
export function identifierFault(what: string, name: string): Omit<Fault, "id"> | undefined {
  if (name.length > MAX_LENGTH) {
    return {
      message: `The ${what} "${name.slice(0, 40)}…" has ${name.length} characters; a file can be named after ${MAX_LENGTH}.`,
      fix: "Give it a shorter name.",
    };
  }
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return {
      message: `The ${what} "${name}" is no identifier, so no code can be named after it.`,
      fix: "Use letters, digits and underscores, starting with a letter.",
    };
  }
  if (DEVICE.test(name)) {
    return {
      message: `The ${what} "${name}" is the name of a device on Windows, so no file can be named after it.`,
      fix: "Give it a longer name.",
    };
  }
  // Where upper and lower case are one, this is the file of the docs' index.
  if (RESERVED.has(name) || name.toLowerCase() === "readme") {
    return {
      message: `The ${what} "${name}" is a word that TypeScript or the generated code keeps for itself.`,
      fix: "Give it a longer name.",
    };
  }
  return undefined;
}

/** Words that cannot name a declaration. */
const KEYWORDS =
  "any as async await bigint boolean break case catch class const continue debugger default delete do else enum " +
  "export extends false finally for function if implements import in instanceof interface let never new null " +
  "number object package private protected public return static string super switch symbol this throw true try " +
  "type typeof undefined unknown var void while with yield arguments eval";

/** What generated modules declare or rely on themselves; a test holds it against the runtime's exports. */
const GENERATED =
  "accessKeyAuth AccessKeyAuthOptions AnyZStackError Array Auth AuthConnection Authenticator " +
  "AuthRequest bindOperations BoundJobOperation BoundQueryOperation BoundSyncOperation CallArguments CallContext " +
  "CallOptions client Client ClientEvent ClientOptions createClient createZStack Credentials DriftEvent " +
  "ErrorContext FailureEvent FieldOf iam2Auth Iam2AuthOptions int64 isZStackError Job JobJson JobOperation jobOperation " +
  "JobOptions JobStatus JobWaitOptions ldapAuth LdapAuthOptions LoginChallenge LoginEvent LoginOptions " +
  "logout OperationOf OperationsByName OperationSpec ParamsOf parseTimestamp parseWebhook " +
  "passwordAuth PasswordAuthOptions PollEvent Promise QueryEachOptions QueryOperation queryOperation QueryPage " +
  "QueryParamsOf QuerySpec RawRequest RawResponse README Record RequestEvent ResponseEvent " +
  "resumeJob RetryEvent RetryOptions sessionAuth Shape shape ShapeReference SyncOperation syncOperation " +
  "TimestampOptions userAuth UserAuthOptions WebhookRequest WebhookStatus WhereOf WithRequired ZStack ZStackApiError " +
  "ZStackBase ZStackConfigError ZStackDecodeError ZStackError ZStackHttpError ZStackJobExpiredError " +
  "ZStackJobTimeoutError ZStackNetworkError ZStackWith";

const RESERVED: ReadonlySet<string> = new Set(`${KEYWORDS} ${GENERATED}`.split(" "));
