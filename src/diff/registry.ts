import type { Rule } from "./rule.ts";
import { actionChanged } from "./rules/action-changed.ts";
import { authenticationDropped } from "./rules/authentication-dropped.ts";
import { authenticationRequired } from "./rules/authentication-required.ts";
import { callbackAdded } from "./rules/callback-added.ts";
import { callbackChanged } from "./rules/callback-changed.ts";
import { callbackRemoved } from "./rules/callback-removed.ts";
import { deprecated } from "./rules/deprecated.ts";
import { discriminatorChanged } from "./rules/discriminator-changed.ts";
import { documentationChanged } from "./rules/documentation-changed.ts";
import { errorResponseAdded } from "./rules/error-response-added.ts";
import { errorResponseRemoved } from "./rules/error-response-removed.ts";
import { executionBecameJob } from "./rules/execution-became-job.ts";
import { executionBecameSync } from "./rules/execution-became-sync.ts";
import { knownValueAdded } from "./rules/known-value-added.ts";
import { knownValueRemoved } from "./rules/known-value-removed.ts";
import { mapDeclared } from "./rules/map-declared.ts";
import { mapUndeclared } from "./rules/map-undeclared.ts";
import { operationAdded } from "./rules/operation-added.ts";
import { operationIdChanged } from "./rules/operation-id-changed.ts";
import { operationMethodChanged } from "./rules/operation-method-changed.ts";
import { operationPathChanged } from "./rules/operation-path-changed.ts";
import { operationRemoved } from "./rules/operation-removed.ts";
import { optionalParameterAdded } from "./rules/optional-parameter-added.ts";
import { optionalRequestBodyAdded } from "./rules/optional-request-body-added.ts";
import { optionalRequestPropertyAdded } from "./rules/optional-request-property-added.ts";
import { optionalResponseHeaderRemoved } from "./rules/optional-response-header-removed.ts";
import { parameterBecameOptional } from "./rules/parameter-became-optional.ts";
import { parameterBecameRequired } from "./rules/parameter-became-required.ts";
import { parameterRemoved } from "./rules/parameter-removed.ts";
import { pathParameterRenamed } from "./rules/path-parameter-renamed.ts";
import { requestAdditionalPropertiesAllowed } from "./rules/request-additional-properties-allowed.ts";
import { requestAdditionalPropertiesRefused } from "./rules/request-additional-properties-refused.ts";
import { requestBodyBecameOptional } from "./rules/request-body-became-optional.ts";
import { requestBodyBecameRequired } from "./rules/request-body-became-required.ts";
import { requestBodyRemoved } from "./rules/request-body-removed.ts";
import { requestConstAdded } from "./rules/request-const-added.ts";
import { requestConstBecameEnum } from "./rules/request-const-became-enum.ts";
import { requestConstChanged } from "./rules/request-const-changed.ts";
import { requestConstRemoved } from "./rules/request-const-removed.ts";
import { requestConstraintAdded } from "./rules/request-constraint-added.ts";
import { requestConstraintChanged } from "./rules/request-constraint-changed.ts";
import { requestConstraintRemoved } from "./rules/request-constraint-removed.ts";
import { requestDefaultChanged } from "./rules/request-default-changed.ts";
import { requestEnumAdded } from "./rules/request-enum-added.ts";
import { requestEnumBecameConst } from "./rules/request-enum-became-const.ts";
import { requestEnumRemoved } from "./rules/request-enum-removed.ts";
import { requestFormatChanged } from "./rules/request-format-changed.ts";
import { requestFormatNarrowed } from "./rules/request-format-narrowed.ts";
import { requestFormatWidened } from "./rules/request-format-widened.ts";
import { requestLimitLoosened } from "./rules/request-limit-loosened.ts";
import { requestLimitTightened } from "./rules/request-limit-tightened.ts";
import { requestMediaTypeAdded } from "./rules/request-media-type-added.ts";
import { requestMediaTypeRemoved } from "./rules/request-media-type-removed.ts";
import { requestNullAllowed } from "./rules/request-null-allowed.ts";
import { requestNullRefused } from "./rules/request-null-refused.ts";
import { requestNumberNarrowed } from "./rules/request-number-narrowed.ts";
import { requestNumberWidened } from "./rules/request-number-widened.ts";
import { requestPatternChanged } from "./rules/request-pattern-changed.ts";
import { requestPropertyBecameOptional } from "./rules/request-property-became-optional.ts";
import { requestPropertyBecameReadOnly } from "./rules/request-property-became-read-only.ts";
import { requestPropertyBecameRequired } from "./rules/request-property-became-required.ts";
import { requestPropertyBecameWritable } from "./rules/request-property-became-writable.ts";
import { requestPropertyRemoved } from "./rules/request-property-removed.ts";
import { requestSerializationChanged } from "./rules/request-serialization-changed.ts";
import { requestTypeChanged } from "./rules/request-type-changed.ts";
import { requestTypeNarrowed } from "./rules/request-type-narrowed.ts";
import { requestTypeWidened } from "./rules/request-type-widened.ts";
import { requestValueAdded } from "./rules/request-value-added.ts";
import { requestValueRemoved } from "./rules/request-value-removed.ts";
import { requestVariantAdded } from "./rules/request-variant-added.ts";
import { requestVariantRemoved } from "./rules/request-variant-removed.ts";
import { requiredParameterAdded } from "./rules/required-parameter-added.ts";
import { requiredRequestBodyAdded } from "./rules/required-request-body-added.ts";
import { requiredRequestPropertyAdded } from "./rules/required-request-property-added.ts";
import { requiredResponseHeaderRemoved } from "./rules/required-response-header-removed.ts";
import { responseAdditionalPropertiesAllowed } from "./rules/response-additional-properties-allowed.ts";
import { responseAdditionalPropertiesRefused } from "./rules/response-additional-properties-refused.ts";
import { responseBodyAdded } from "./rules/response-body-added.ts";
import { responseBodyRemoved } from "./rules/response-body-removed.ts";
import { responseConstAdded } from "./rules/response-const-added.ts";
import { responseConstBecameEnum } from "./rules/response-const-became-enum.ts";
import { responseConstChanged } from "./rules/response-const-changed.ts";
import { responseConstRemoved } from "./rules/response-const-removed.ts";
import { responseConstraintAdded } from "./rules/response-constraint-added.ts";
import { responseConstraintChanged } from "./rules/response-constraint-changed.ts";
import { responseConstraintRemoved } from "./rules/response-constraint-removed.ts";
import { responseDefaultChanged } from "./rules/response-default-changed.ts";
import { responseEnumAdded } from "./rules/response-enum-added.ts";
import { responseEnumBecameConst } from "./rules/response-enum-became-const.ts";
import { responseEnumRemoved } from "./rules/response-enum-removed.ts";
import { responseFormatChanged } from "./rules/response-format-changed.ts";
import { responseFormatNarrowed } from "./rules/response-format-narrowed.ts";
import { responseFormatWidened } from "./rules/response-format-widened.ts";
import { responseHeaderAdded } from "./rules/response-header-added.ts";
import { responseHeaderBecameOptional } from "./rules/response-header-became-optional.ts";
import { responseHeaderBecameRequired } from "./rules/response-header-became-required.ts";
import { responseLimitLoosened } from "./rules/response-limit-loosened.ts";
import { responseLimitTightened } from "./rules/response-limit-tightened.ts";
import { responseMediaTypeAdded } from "./rules/response-media-type-added.ts";
import { responseMediaTypeRemoved } from "./rules/response-media-type-removed.ts";
import { responseNullAllowed } from "./rules/response-null-allowed.ts";
import { responseNullRefused } from "./rules/response-null-refused.ts";
import { responseNumberNarrowed } from "./rules/response-number-narrowed.ts";
import { responseNumberWidened } from "./rules/response-number-widened.ts";
import { responsePatternChanged } from "./rules/response-pattern-changed.ts";
import { responsePropertyAdded } from "./rules/response-property-added.ts";
import { responsePropertyBecameOptional } from "./rules/response-property-became-optional.ts";
import { responsePropertyBecameReadable } from "./rules/response-property-became-readable.ts";
import { responsePropertyBecameRequired } from "./rules/response-property-became-required.ts";
import { responsePropertyBecameWriteOnly } from "./rules/response-property-became-write-only.ts";
import { responsePropertyRemoved } from "./rules/response-property-removed.ts";
import { responseSerializationChanged } from "./rules/response-serialization-changed.ts";
import { responseTypeChanged } from "./rules/response-type-changed.ts";
import { responseTypeNarrowed } from "./rules/response-type-narrowed.ts";
import { responseTypeWidened } from "./rules/response-type-widened.ts";
import { responseValueAdded } from "./rules/response-value-added.ts";
import { responseValueRemoved } from "./rules/response-value-removed.ts";
import { responseVariantAdded } from "./rules/response-variant-added.ts";
import { responseVariantRemoved } from "./rules/response-variant-removed.ts";
import { resultKeyChanged } from "./rules/result-key-changed.ts";
import { rootEmptied } from "./rules/root-emptied.ts";
import { rootFilled } from "./rules/root-filled.ts";
import { schemaAdded } from "./rules/schema-added.ts";
import { schemaRemoved } from "./rules/schema-removed.ts";
import { securityAlternativeAdded } from "./rules/security-alternative-added.ts";
import { securityAlternativeRemoved } from "./rules/security-alternative-removed.ts";
import { serverAdded } from "./rules/server-added.ts";
import { serverRemoved } from "./rules/server-removed.ts";
import { successResponseAdded } from "./rules/success-response-added.ts";
import { successResponseRemoved } from "./rules/success-response-removed.ts";
import { undeprecated } from "./rules/undeprecated.ts";
import { wrapperKeyChanged } from "./rules/wrapper-key-changed.ts";

/** All rules, by id. Every fact is judged by one of them and no other; a test holds that. */
export const RULES: readonly Rule[] = [
  actionChanged,
  authenticationDropped,
  authenticationRequired,
  callbackAdded,
  callbackChanged,
  callbackRemoved,
  deprecated,
  discriminatorChanged,
  documentationChanged,
  errorResponseAdded,
  errorResponseRemoved,
  executionBecameJob,
  executionBecameSync,
  knownValueAdded,
  knownValueRemoved,
  mapDeclared,
  mapUndeclared,
  operationAdded,
  operationIdChanged,
  operationMethodChanged,
  operationPathChanged,
  operationRemoved,
  optionalParameterAdded,
  optionalRequestBodyAdded,
  optionalRequestPropertyAdded,
  optionalResponseHeaderRemoved,
  parameterBecameOptional,
  parameterBecameRequired,
  parameterRemoved,
  pathParameterRenamed,
  requestAdditionalPropertiesAllowed,
  requestAdditionalPropertiesRefused,
  requestBodyBecameOptional,
  requestBodyBecameRequired,
  requestBodyRemoved,
  requestConstAdded,
  requestConstBecameEnum,
  requestConstChanged,
  requestConstRemoved,
  requestConstraintAdded,
  requestConstraintChanged,
  requestConstraintRemoved,
  requestDefaultChanged,
  requestEnumAdded,
  requestEnumBecameConst,
  requestEnumRemoved,
  requestFormatChanged,
  requestFormatNarrowed,
  requestFormatWidened,
  requestLimitLoosened,
  requestLimitTightened,
  requestMediaTypeAdded,
  requestMediaTypeRemoved,
  requestNullAllowed,
  requestNullRefused,
  requestNumberNarrowed,
  requestNumberWidened,
  requestPatternChanged,
  requestPropertyBecameOptional,
  requestPropertyBecameReadOnly,
  requestPropertyBecameRequired,
  requestPropertyBecameWritable,
  requestPropertyRemoved,
  requestSerializationChanged,
  requestTypeChanged,
  requestTypeNarrowed,
  requestTypeWidened,
  requestValueAdded,
  requestValueRemoved,
  requestVariantAdded,
  requestVariantRemoved,
  requiredParameterAdded,
  requiredRequestBodyAdded,
  requiredRequestPropertyAdded,
  requiredResponseHeaderRemoved,
  responseAdditionalPropertiesAllowed,
  responseAdditionalPropertiesRefused,
  responseBodyAdded,
  responseBodyRemoved,
  responseConstAdded,
  responseConstBecameEnum,
  responseConstChanged,
  responseConstRemoved,
  responseConstraintAdded,
  responseConstraintChanged,
  responseConstraintRemoved,
  responseDefaultChanged,
  responseEnumAdded,
  responseEnumBecameConst,
  responseEnumRemoved,
  responseFormatChanged,
  responseFormatNarrowed,
  responseFormatWidened,
  responseHeaderAdded,
  responseHeaderBecameOptional,
  responseHeaderBecameRequired,
  responseLimitLoosened,
  responseLimitTightened,
  responseMediaTypeAdded,
  responseMediaTypeRemoved,
  responseNullAllowed,
  responseNullRefused,
  responseNumberNarrowed,
  responseNumberWidened,
  responsePatternChanged,
  responsePropertyAdded,
  responsePropertyBecameOptional,
  responsePropertyBecameReadable,
  responsePropertyBecameRequired,
  responsePropertyBecameWriteOnly,
  responsePropertyRemoved,
  responseSerializationChanged,
  responseTypeChanged,
  responseTypeNarrowed,
  responseTypeWidened,
  responseValueAdded,
  responseValueRemoved,
  responseVariantAdded,
  responseVariantRemoved,
  resultKeyChanged,
  rootEmptied,
  rootFilled,
  schemaAdded,
  schemaRemoved,
  securityAlternativeAdded,
  securityAlternativeRemoved,
  serverAdded,
  serverRemoved,
  successResponseAdded,
  successResponseRemoved,
  undeprecated,
  wrapperKeyChanged,
];
