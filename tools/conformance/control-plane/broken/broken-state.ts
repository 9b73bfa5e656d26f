import type { Harm } from "./harm.ts";

/** A cluster of the catalog `apps` in which one thing is wrong. */
export interface BrokenState {
  readonly name: string;
  readonly harms: readonly Harm[];
  /** The check that has to find it. */
  readonly check: string;
  /** Words that it has to say of it. */
  readonly says: readonly string[];
}

export const at = (target: string, namespace = "cnpg-system") => ({ target, namespace });
export const cluster = at("clusters.postgresql.cnpg.io/shared-postgres");
