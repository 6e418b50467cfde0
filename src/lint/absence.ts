import type { Text } from "../model/model.ts";

/**
 * What a description says of when its field is absent, in the words of each language or, where only one of them says it,
 * of that one; `undefined` if neither does. That a list is empty is no absence.
 */
export function absenceToldIn(description: Text): Text | undefined {
  const english = clauseWith(description.en, ENGLISH);
  const chinese = clauseWith(description["zh-CN"], CHINESE);
  const told = english ?? chinese;
  return told === undefined ? undefined : { en: told, "zh-CN": chinese ?? told };
}

/** A longer clause is none that somebody wrote about a field, and looking through it may take long. */
const MAX_CLAUSE = 300;

function clauseWith(text: string, patterns: readonly RegExp[]): string | undefined {
  return text
    .split(/[.;!?](?=\s|$)|[。；！？]/)
    .map((clause) => clause.replace(/\s+/g, " ").trim())
    .find(
      (clause) =>
        clause.length <= MAX_CLAUSE &&
        // A name may say anything.
        patterns.some((pattern) => pattern.test(clause.replace(/`[^`]*`/g, "`"))),
    );
}

/** Where words about the field itself may begin: "when `size` is absent" is about another one. */
const ITSELF =
  "(?:^|[,:(] |\\b(?:usually|normally|often|always|otherwise|or|and|but|then|so|be|(?:it|this|which) is) )";
/** What says when. */
const WHEN =
  "(?:when|while|if|until|unless|before|after|otherwise|without|for|on|in|where|once|except|outside|as long as|as)\\b";
/** What may follow words that need no condition to be understood. */
const ALONE_OR_WHEN = `(?= ?[,:)]|$| or\\b| and\\b| ${WHEN})`;
const SENT = "(?:present|returned|sent|set|given|filled in|included|there|shown)";

const ENGLISH: readonly RegExp[] = [
  `${ITSELF}(?:absent|left out|omitted|not (?:returned|sent|present|included))${ALONE_OR_WHEN}`,
  `${ITSELF}(?:unset|missing|none|no value|not (?:set|given|filled in|there|known)) ${WHEN}`,
  `${ITSELF}(?:${SENT} only|only ${SENT}) (?:${WHEN}|by\\b|with\\b|to\\b|since\\b)`,
  `${ITSELF}only (?:when|while|if|after|once)\\b`,
  "\\bleaves? (?:it|this) out\\b",
  "\\b(?:never|do not|does not) (?:send|return|have|give|include) (?:it|this)\\b",
  "\\b(?:newer|older|later|earlier) (?:servers|versions|releases) only\\b",
  "\\bolder (?:ones|servers|versions|releases) never\\b",
].map((pattern) => new RegExp(pattern, "i"));

const CHINESE: readonly RegExp[] = [
  /(?:不|不会|不再|从不|未)返回(?!空|错|`)/,
  /(?:没有|无|不含|不带|不包含)(?:该|此|这个|本)字段/,
  /(?:时|则|会|将|可|可能|可以|被)省略/,
  /时(?:该字段|此字段)?(?:不存在|缺省|缺失|没有值|无值)/,
  /(?:仅|只有?)[^，,]+(?:返回|存在|出现)(?=[，,）)]|$)/,
];
