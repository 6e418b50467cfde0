/** No exceptions for names such as `tokenType`: what is struck needlessly is less of a loss than what is shown. */
const SECRET = /session|password|secret|token|verifyCode|accessKey/i;

/**
 * Whether what has this name must not be shown: in errors and events, in samples, in the console.
 *
 * @param known Names that are secret because the document says so.
 */
export function isSecretName(name: string, known: readonly string[] = []): boolean {
  return SECRET.test(name) || known.includes(name);
}
