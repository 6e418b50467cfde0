/**
 * What `zstack-client` ships: requests, log-in, jobs, retries, errors, decoding. This is its public surface: what is not
 * named here may change without notice. Copied into every package, so it imports nothing outside itself.
 */
export { type AccessKeyAuthOptions, accessKeyAuth } from "./access-key-auth.js";
export { jobOperation, syncOperation } from "./addressed-operation.js";
export { ZStackApiError } from "./api-error.js";
export type { Auth, AuthConnection, Authenticator, AuthRequest, Credentials } from "./auth.js";
export type { CallOptions, RawResponse } from "./call-options.js";
export { type Client, createClient } from "./client.js";
export {
  type AnyZStackError,
  isZStackError,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.js";
export type {
  CallContext,
  ClientEvent,
  DriftEvent,
  FailureEvent,
  LoginEvent,
  PollEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./events.js";
export {
  type BoundJobOperation,
  type BoundQueryOperation,
  type BoundSyncOperation,
  bindOperations,
  createZStack,
  type OperationsByName,
  type ZStackBase,
  type ZStackWith,
} from "./facade.js";
export type { Job, JobJson, JobStatus, JobWaitOptions } from "./job.js";
export type { LoginChallenge } from "./login-challenge.js";
export type { CallArguments, JobOperation, SyncOperation } from "./operation.js";
export type { OperationOf, OperationSpec, RawRequest } from "./operation-spec.js";
export type { ClientOptions, JobOptions } from "./options.js";
export {
  type Iam2AuthOptions,
  iam2Auth,
  type LdapAuthOptions,
  type LoginOptions,
  ldapAuth,
  type PasswordAuthOptions,
  passwordAuth,
  type UserAuthOptions,
  userAuth,
} from "./password-auth.js";
export type { QueryEachOptions, QueryOperation, QueryPage, QueryParamsOf, QuerySpec } from "./query.js";
export type { FieldOf, WhereOf } from "./query-where.js";
export type { RetryOptions } from "./retry.js";
export { sessionAuth } from "./session-auth.js";
export type { Shape, ShapeReference } from "./shape.js";
export { parseTimestamp, type TimestampOptions } from "./timestamp.js";
export { parseWebhook, type WebhookRequest, type WebhookStatus } from "./webhook.js";
export { type ErrorContext, ZStackError } from "./zstack-error.js";
