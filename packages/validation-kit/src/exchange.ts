/** One question to a cluster or a store, and its answer. */
export interface Exchange {
  /** As a person would type it. */
  readonly command: string;
  readonly output: string;
}
