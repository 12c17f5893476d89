/** The version of the pipeline as a whole, apart from its stages so that the archive can note it without loading them. */

/** Grows whenever a stage gives something else for the same input: older articles are then stale. */
export const PIPELINE_VERSION = 11
