/**
 * What the spec says of a JSON value, as far as answers are compared with it. Generated modules hold one per model;
 * they are loaded when something asks for them: a listener for drift, or 64-bit integers as `bigint`.
 */
export interface Shape {
  /** An integer of 64 bits. Not `true` alone: what a field named `constructor` has, compilers take for a boolean. */
  readonly int64?: boolean;
  /** The properties of an object that answers must have. */
  readonly required?: readonly string[];
  /** Those they may have. What is in neither list is drift, unless the object is `open`. */
  readonly optional?: readonly string[];
  /** Whether the spec leaves room for properties of any name; `true` if it says nothing of their values. */
  readonly open?: boolean | ShapeReference;
  /** The properties whose values have a shape of their own. */
  readonly fields?: Readonly<Record<string, ShapeReference>>;
  /** The shape of a list's items. */
  readonly items?: ShapeReference;
}

/** By way of a function where it is another module's: models refer to each other in circles. */
export type ShapeReference = Shape | (() => Shape);

/** The shape of 64-bit integers. */
export const int64: Shape = { int64: true };
