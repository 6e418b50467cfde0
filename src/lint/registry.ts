import type { Rule } from "./rule.ts";
import { absentOptional } from "./rules/absent-optional.ts";
import { actionName } from "./rules/action-name.ts";
import { categoryPresent } from "./rules/category-present.ts";
import { chinesePresent } from "./rules/chinese-present.ts";
import { consistentLimits } from "./rules/consistent-limits.ts";
import { descriptionPresent } from "./rules/description-present.ts";
import { documentedRequired } from "./rules/documented-required.ts";
import { exampleValid } from "./rules/example-valid.ts";
import { int64Format } from "./rules/int64-format.ts";
import { javaType } from "./rules/java-type.ts";
import { jobResponse } from "./rules/job-response.ts";
import { knownRequired } from "./rules/known-required.ts";
import { knownTag } from "./rules/known-tag.ts";
import { openEnum } from "./rules/open-enum.ts";
import { operationIdCase } from "./rules/operation-id-case.ts";
import { optionalRecursion } from "./rules/optional-recursion.ts";
import { requiredInExample } from "./rules/required-in-example.ts";
import { sinceVersion } from "./rules/since-version.ts";
import { sourcePresent } from "./rules/source-present.ts";
import { textLanguage } from "./rules/text-language.ts";
import { textNotPlaceholder } from "./rules/text-not-placeholder.ts";
import { timestampText } from "./rules/timestamp-text.ts";
import { unquotedVersion } from "./rules/unquoted-version.ts";
import { unsafeInteger } from "./rules/unsafe-integer.ts";
import { unusedComponent } from "./rules/unused-component.ts";
import { uuidPattern } from "./rules/uuid-pattern.ts";
import { valueType } from "./rules/value-type.ts";
import { wrapperKey } from "./rules/wrapper-key.ts";

/** Every rule, by its id. */
export const RULES: readonly Rule[] = [
  absentOptional,
  actionName,
  categoryPresent,
  chinesePresent,
  consistentLimits,
  descriptionPresent,
  documentedRequired,
  exampleValid,
  int64Format,
  javaType,
  jobResponse,
  knownRequired,
  knownTag,
  openEnum,
  operationIdCase,
  optionalRecursion,
  requiredInExample,
  sinceVersion,
  sourcePresent,
  textLanguage,
  textNotPlaceholder,
  timestampText,
  unquotedVersion,
  unsafeInteger,
  unusedComponent,
  uuidPattern,
  valueType,
  wrapperKey,
];
