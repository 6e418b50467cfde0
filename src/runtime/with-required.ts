/**
 * A model whose properties `K` are all there. What it may be besides an object, such as null, stays as it is: only
 * objects have properties to require.
 */
export type WithRequired<T, K extends PropertyKey> = T extends object
  ? T & Required<Pick<T, K & keyof T>>
  : T;
