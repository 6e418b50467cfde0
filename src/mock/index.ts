/** `zstack-openapi/mock`: a management node for the tests of those who call one. */
export type { Json, JsonObject } from "../model/model.ts";
export { type AccessKey, DEFAULT_ACCESS_KEY } from "./access-key.ts";
export { type Account, DEFAULT_ACCOUNT } from "./account.ts";
export type { Clock } from "./clock.ts";
export { type Delivery, LostAnswerError } from "./delivery.ts";
export { createMock, type Exchange, type Mock } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export { readyScenarios } from "./scenario/open.ts";
export type { CannedAnswer, Effects, Loss, Rule, Scenario } from "./scenario/scenario.ts";
export { type Served, type ServeOptions, serve } from "./serve.ts";
export { MockInputError, type StartMockOptions, startMock } from "./start.ts";
export type { WebhookOptions } from "./webhooks.ts";
