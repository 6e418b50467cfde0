/** Why our verdict is another than an oracle's, by the name of the edit. */
export const REASONS: readonly { readonly edit: RegExp; readonly because: string }[] = [];
