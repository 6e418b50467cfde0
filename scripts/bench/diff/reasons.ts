/** Why our verdict is another than an oracle's, by the name of the edit; the first that fits counts. */
export const REASONS: readonly { readonly edit: RegExp; readonly because: string }[] = [
  {
    edit: /^(allOf|anyOf|oneOf) around/,
    because: "A composition of one schema is that schema; nothing changes on the wire or in the types.",
  },
  {
    edit: /^known value/,
    because:
      "The set is open: any value of its type was allowed before and is allowed now. Others see a changed anyOf.",
  },
  {
    edit: /^open set closed in request, undone/,
    because: "Servers take every value they took before, and more. Others see an anyOf appear.",
  },
  {
    edit: /^open set closed in response$/,
    because: "Callers get fewer values than they were told to cope with. Others see an anyOf disappear.",
  },
  {
    edit: /^(open set closed|enum) in response, undone/,
    because:
      "A set of values was a hint in ZStack's types all along, so its end is a warning; oasdiff takes the plain case for compatible.",
  },
  {
    edit: /^enum in request, undone/,
    because: "Servers take every value they took before, and more; oasdiff takes it for another type.",
  },
  {
    edit: /^alternative added in (request|response, undone)/,
    because: "More may be sent, or less may come: Redocly calls every change of a composition breaking.",
  },
  {
    edit: /^allOf restricts/,
    because: "The limits of the members of allOf are limits of the whole, and are judged as such.",
  },
  {
    edit: /^callback/,
    because:
      "Who waits for a request that servers no longer send waits in vain; oasdiff does not look at callbacks.",
  },
  {
    edit: /^content(Encoding|MediaType) in (request, undone|response)$/,
    because:
      "A form that is no longer asked for is a wider request, one that is promised a narrower response; oasdiff takes any change for breaking.",
  },
  {
    edit: /^(contentSchema|if|patternProperties) in/,
    because:
      "Values are refused that were taken, or come that could not: Redocly does not judge this keyword.",
  },
  {
    edit: /^format in/,
    because:
      "A format that is added narrows and one that is removed widens; oasdiff takes any change for another type.",
  },
  {
    edit: /^integer format in/,
    because: "int64 holds every int32, and no format means int64; Redocly takes any change for breaking.",
  },
  {
    edit: /^(exclusiveMaximum|exclusiveMinimum|maximum|minimum|maxLength|pattern) in/,
    because:
      "A limit that is set refuses values that were taken, one that is gone lets others come; oasdiff warns of limits that are set, and passes over some that are unset.",
  },
  {
    edit: /^(maxItems|maxProperties|minProperties|multipleOf|not|unevaluatedItems|unevaluatedProperties|uniqueItems) in/,
    because:
      "Values are refused that were taken, or come that could not: oasdiff does not judge this keyword here.",
  },
  {
    edit: /^prefixItems in/,
    because:
      "Each item is compared with what held for its place before, which is `items` when there was no prefixItems.",
  },
  {
    edit: /^error response/,
    because: "Any call may fail in ways that are not described, so nobody may count on a list of failures.",
  },
  {
    edit: /^operationId/,
    because: "It is not on the wire. Our verdict for client code is breaking.",
  },
  {
    edit: /^(optional|required) (cookie|header|query) parameter, undone|^parameter (explode|style|of type integer), undone/,
    because:
      "Servers ignore a parameter they do not know, so calls succeed: a warning, as oasdiff has it. For client code it is breaking.",
  },
  {
    edit: /^response header, undone/,
    because: "An optional header may have been absent all along: a warning, as oasdiff has it.",
  },
  {
    edit: /^property removed in response/,
    because: "Callers read optional properties too; oasdiff only warns when one goes.",
  },
  {
    edit: /^requestBody removed, undone/,
    because: "A required body is refused when it is missing; Redocly takes it for an addition.",
  },
  {
    edit: /^security (dropped|with one way)/,
    because:
      "Callers that had no credentials, or only the others, are refused; oasdiff takes a change of security for information.",
  },
  {
    edit: /^security (inherited|spelt out)/,
    because:
      "What counts is the security in effect, and `security` left out inherits that of the document; others compare what is written.",
  },
  {
    edit: /^(type (and boolean|removed)|items) in/,
    because:
      "More types in a request, or fewer in a response, hurt nobody; oasdiff takes any change of a list of types for breaking.",
  },
  {
    edit: /^writeOnly in response/,
    because: "A write-only property is no part of a response any more.",
  },
];
