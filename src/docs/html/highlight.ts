import { escapeText, type Html, html, join } from "./markup.ts";

/**
 * Colours a sample while the site is built, so that no page has to.
 *
 * What is told apart is only what helps to read: strings, numbers, names, keywords, comments.
 */
export function highlight(language: string, text: string): Html {
  const rule = RULES[language];
  return rule === undefined ? escapeText(text) : colour(text, rule);
}

/** What a token is: the class of its span. */
type Token = "s" | "n" | "p" | "k" | "c";

/** Alternatives by name; the first that fits wins. */
type Rule = Readonly<Partial<Record<Token, RegExp>>>;

const JSON_RULE: Rule = {
  p: /"(?:[^"\\\n]|\\.)*"(?=\s*:)/,
  s: /"(?:[^"\\\n]|\\.)*"/,
  n: /-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/,
  k: /\b(?:true|false|null)\b/,
};

const TYPESCRIPT: Rule = {
  c: /\/\/[^\n]*|\/\*[\s\S]*?\*\//,
  s: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/,
  k: /\b(?:import|export|from|const|let|await|async|function|return|if|throw|try|catch|new|type|for|of|else|class|extends|instanceof|typeof|as|satisfies|while|null|true|false|undefined)\b/,
  p: /\b[A-Za-z_$][\w$]*(?=\s*(?:\(|:))/,
  n: /\b\d[\d_]*n?\b/,
};

const SHELL: Rule = {
  c: /(?<=^|\s)#[^\n]*/,
  s: /'[^']*'|"(?:[^"\\]|\\.)*"/,
  k: /^[ \t]*[a-z][\w.-]*|(?<=[|&;]\s*)[a-z][\w.-]*/m,
  p: /(?<=\s)--?[A-Za-z][\w-]*/,
};

const HTTP: Rule = {
  ...JSON_RULE,
  k: /^[A-Z]+(?= \/)|\b(?:true|false|null)\b/,
  n: /(?<=[:[,]\s*)-?\d+(?:\.\d+)?(?=\s*[,\]}])/,
  p: /^[\w-]+(?=:)|"(?:[^"\\\n]|\\.)*"(?=\s*:)/m,
};

const RULES: Readonly<Record<string, Rule>> = {
  json: JSON_RULE,
  ts: TYPESCRIPT,
  js: TYPESCRIPT,
  sh: SHELL,
  http: HTTP,
};

function colour(text: string, rule: Rule): Html {
  const pieces: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(compiled(rule))) {
    const [found] = match;
    const token = TOKENS.find((name) => match.groups?.[name] !== undefined);
    if (token === undefined || found === "") continue;
    pieces.push(
      escapeText(text.slice(end, match.index)),
      html`<span class="${escapeText(token)}">${escapeText(found)}</span>`,
    );
    end = match.index + found.length;
  }
  pieces.push(escapeText(text.slice(end)));
  return join(pieces);
}

const TOKENS: readonly Token[] = ["c", "p", "s", "n", "k"];

/** All alternatives as one expression, those of the rule in its own order. */
function compiled(rule: Rule): RegExp {
  const known = expressions.get(rule);
  if (known !== undefined) return known;
  const alternatives = Object.entries(rule).map(([name, { source }]) => `(?<${name}>${source})`);
  const expression = new RegExp(alternatives.join("|"), "gm");
  expressions.set(rule, expression);
  return expression;
}

const expressions = new Map<Rule, RegExp>();
