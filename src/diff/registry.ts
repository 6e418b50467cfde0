import type { Rule } from "./rule.ts";
import { BODY_RULES } from "./rules/bodies.ts";
import { DOCUMENT_RULES } from "./rules/documents.ts";
import { LIMIT_RULES } from "./rules/limits.ts";
import { OPERATION_RULES } from "./rules/operations.ts";
import { PARAMETER_RULES } from "./rules/parameters.ts";
import { PROPERTY_RULES } from "./rules/properties.ts";
import { RESPONSE_RULES } from "./rules/responses.ts";
import { rulesOf } from "./rules/row.ts";
import { SECURITY_RULES } from "./rules/security.ts";
import { TYPE_RULES } from "./rules/types.ts";
import { VALUE_RULES } from "./rules/values.ts";

/** All rules. Every fact is judged by one of them and no other; a test holds that. */
export const RULES: readonly Rule[] = [
  OPERATION_RULES,
  SECURITY_RULES,
  PARAMETER_RULES,
  BODY_RULES,
  RESPONSE_RULES,
  PROPERTY_RULES,
  TYPE_RULES,
  VALUE_RULES,
  LIMIT_RULES,
  DOCUMENT_RULES,
].flatMap((table) => table.flatMap(rulesOf));
