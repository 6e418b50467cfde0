/**
 * Bounds of what a spec may be, so that reading it ends in time and in memory. All of ZStack's API has 1,905
 * operations, 2 MB, 300,000 values, 71,000 mappings and lists, 14 levels.
 */

/** Of one file. */
export const MAX_MEGABYTES = 64;

/** Levels of one file: deeper than any spec is, and less deep than a stack. */
export const MAX_DEPTH = 200;

/** Values of one file, each YAML alias counted as what it stands for. */
export const MAX_SIZE = 5_000_000;

/** YAML anchors and aliases of one file: each alias is looked for among all anchors. */
export const MAX_ANCHORED = 5_000;

/**
 * Mappings and lists of the bundled document. Parts that are put in place are copied, so a few kilobytes of references
 * to references can stand for more than a memory holds.
 */
export const MAX_PARTS = 500_000;

/** Levels of the bundled document: as deep as one file may be, and again as deep. */
export const MAX_BUNDLED_DEPTH = 400;

/** References that are nothing but references, one to the other; no spec needs three. */
export const MAX_HOPS = 100;

/** Faults that are told: more nobody reads, and each takes time to find its place. */
export const MAX_PROBLEMS = 1_000;

/** Faults with names that may have been meant: looking for these takes time as well. */
export const MAX_SUGGESTIONS = 100;
