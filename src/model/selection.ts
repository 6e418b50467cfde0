/** Some of a model: what has to be made again when the rest is what it was. */
export interface Selection {
  /** By their `operationId`. */
  readonly operations: ReadonlySet<string>;
  /** By their names. */
  readonly schemas: ReadonlySet<string>;
}
