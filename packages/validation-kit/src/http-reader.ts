import type { Exchange } from "./exchange.ts";

/** Reads of a metrics or logs store by HTTP. */
export interface HttpReader {
  /** @param path with the query, below the store's address. @returns the body. @throws Unanswered */
  get(path: string): Promise<string>;
  readonly transcript: readonly Exchange[];
}
