/** The runtime's public surface. What is not named here may change without notice. */
export { ZStackApiError } from "./api-error.js";
export type { Auth, AuthConnection, Authenticator, AuthRequest, Credentials } from "./auth.js";
export { type Client, createClient } from "./client.js";
export {
  type AnyZStackError,
  type ErrorContext,
  isZStackError,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.js";
export type {
  CallContext,
  ClientEvent,
  LoginEvent,
  PollEvent,
  RequestEvent,
  ResponseEvent,
} from "./events.js";
export {
  type BoundJobOperation,
  type BoundSyncOperation,
  bindOperations,
  type OperationsOf,
  type ZStackBase,
} from "./facade.js";
export type { Job, JobJson, JobStatus, JobWaitOptions } from "./job.js";
export {
  type CallArguments,
  type JobOperation,
  jobOperation,
  type OperationSpec,
  type SyncOperation,
  syncOperation,
} from "./operation.js";
export type { CallOptions, ClientOptions, JobOptions, RetryOptions } from "./options.js";
export { type PasswordAuthOptions, passwordAuth } from "./password-auth.js";
export { sessionAuth } from "./session-auth.js";
export { parseTimestamp, type TimestampOptions } from "./timestamp.js";
