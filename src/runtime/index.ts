/**
 * What `zstack-client` ships: requests, log-in, jobs, retries, errors, decoding. This is its public surface: what is not
 * named here may change without notice. Copied into every package, so it imports nothing outside itself.
 */
export { type AccessKeyAuthOptions, accessKeyAuth } from "./access-key-auth.ts";
export { jobOperation, syncOperation } from "./addressed-operation.ts";
export { ZStackApiError } from "./api-error.ts";
export type { Auth, AuthConnection, Authenticator, AuthRequest, Credentials } from "./auth.ts";
export type { CallOptions, RawResponse } from "./call-options.ts";
export { type Client, createClient } from "./client.ts";
export {
  type AnyZStackError,
  isZStackError,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.ts";
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
} from "./events.ts";
export {
  type BoundJobOperation,
  type BoundQueryOperation,
  type BoundSyncOperation,
  bindOperations,
  createZStack,
  type OperationsByName,
  type ZStackBase,
  type ZStackWith,
} from "./facade.ts";
export type { Job, JobJson, JobStatus, JobWaitOptions } from "./job.ts";
export type { LoginChallenge } from "./login-challenge.ts";
export type { CallArguments, JobOperation, SyncOperation } from "./operation.ts";
export type { OperationOf, OperationSpec, RawRequest } from "./operation-spec.ts";
export type { ClientOptions, JobOptions } from "./options.ts";
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
} from "./password-auth.ts";
export type { QueryEachOptions, QueryOperation, QueryPage, QueryParamsOf, QuerySpec } from "./query.ts";
export type { FieldOf, WhereOf } from "./query-where.ts";
export type { RetryOptions } from "./retry.ts";
export { sessionAuth } from "./session-auth.ts";
export type { Shape, ShapeReference } from "./shape.ts";
export { parseTimestamp, type TimestampOptions } from "./timestamp.ts";
export { parseWebhook, type WebhookRequest, type WebhookStatus } from "./webhook.ts";
export { type ErrorContext, ZStackError } from "./zstack-error.ts";
