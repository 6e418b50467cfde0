import type { Rule } from "../rule.ts";

export const authenticationDropped: Rule = {
  id: "authentication-dropped",
  fact: "authentication-dropped",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "Credentials sent all the same do no harm.", "zh-CN": "仍然携带凭证也没有影响。" },
  message: { en: "a call needs no authentication any more", "zh-CN": "调用不再需要认证" },
  mirror: "authentication-required",
};
