/**
 * How the database of servers compares texts: without regard to letter case and to the accents of Latin letters, sign by
 * sign, so that lengths stay.
 *
 * @see https://dev.mysql.com/doc/refman/5.7/en/charset-unicode-sets.html, utf8_general_ci
 */
export function folded(text: string): string {
  // Most texts are ASCII, and compared often.
  if (/^[\0-\x7f]*$/.test(text)) return text.toUpperCase();
  return text.split("").map(foldedUnit).join("");
}

/** The same where blanks at the end do not count: in all comparisons but LIKE. */
export function foldedPadded(text: string): string {
  return folded(text).replace(/ +$/, "");
}

function foldedUnit(unit: string): string {
  if (unit === "ß") return "S";
  const base = /\p{Script=Latin}/u.test(unit) ? (unit.normalize("NFD")[0] ?? unit) : unit;
  const upper = base.toUpperCase();
  return upper.length === 1 ? upper : base;
}
