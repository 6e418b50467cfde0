/** Begins every text that stands in for a description nobody has written yet; what follows is for its author to read. */
export const DRAFT_PREFIX = "TODO(import):";
