/** Held by the compiler: a text of a spec that has not been through the escaper of a place cannot be put there. */
import { html } from "../../src/docs/html/markup.ts";
import { renderJsdoc } from "../../src/envelope/jsdoc.ts";
import { comment, escapeComment } from "../../src/escape/comment.ts";
import { markdown } from "../../src/escape/markdown.ts";
import { shell } from "../../src/escape/shell.ts";
import { shown } from "../../src/escape/terminal.ts";
import { code, stringLiteral } from "../../src/escape/typescript.ts";
import { yaml } from "../../src/import/yaml-text.ts";

declare const text: string;

// @ts-expect-error
code`const path = ${text};`;
// @ts-expect-error
comment`Called at ${text}.`;
// @ts-expect-error
renderJsdoc({ paragraphs: [text] });
// @ts-expect-error
html`<p>${text}</p>`;
// @ts-expect-error
markdown`- ${text}`;
// @ts-expect-error
shell`curl ${text}`;
// @ts-expect-error
shown`${text}: no findings`;
// @ts-expect-error
yaml`name: ${text}`;
// @ts-expect-error
code.join([text]);
// @ts-expect-error What is safe in one kind of place is not so in another.
renderJsdoc({ paragraphs: [stringLiteral(text)] });
// @ts-expect-error
code`const path = ${escapeComment(text)};`;

code`const path = ${stringLiteral(text)}; // ${1}`;
renderJsdoc({ paragraphs: [comment`Called at ${escapeComment(text)}.`] });
