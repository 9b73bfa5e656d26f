import type { Catalog } from "@tenantry/tenant-model";
import type { ClusterReader } from "./cluster-reader.ts";
import type { Exchange } from "./exchange.ts";
import type { HttpReader } from "./http-reader.ts";

/** Acceptance criteria of story 47. */
export type Criterion = "AC1" | "AC2" | "AC3" | "AC4" | "AC5" | "AC6" | "AC7" | "AC8" | "AC9" | "AC10";

/** The story's evidence files: `VALIDATE-DB-<stem>.txt`. */
export type EvidenceStem =
  | "cnpg-cluster-status"
  | "replication-status"
  | "pooler-connections"
  | "backup-restore"
  | "dragonfly-operations"
  | "performance-benchmarks"
  | "monitoring"
  | "storage";

/** One thing that is true of a cluster that runs its catalog. Changes nothing. */
export interface Check {
  /** Stem of its file. */
  readonly id: string;
  readonly criterion: Criterion;
  readonly evidence: EvidenceStem;
  /** What holds where it passes, in one sentence without a full stop. */
  readonly title: string;
  /** Why there is nothing to check in this catalog; undefined where there is. */
  inapplicable?(catalog: Catalog): string | undefined;
  /** Looks at everything that the title speaks of, and reports all faults, not only the first. @throws Unanswered */
  run(context: CheckContext): Promise<Verdict>;
}

export interface CheckContext {
  readonly catalog: Catalog;
  /** Records what it was asked: that is the check's command and its evidence. */
  readonly cluster: ClusterReader;
  /** Metrics and logs stores, where their addresses are known. */
  readonly stores: { readonly metrics?: HttpReader; readonly logs?: HttpReader };
}

export interface Verdict {
  /** What the catalog makes one expect, with its names and numbers. */
  readonly expectation: string;
  /** What was found, in one line. */
  readonly found: string;
  /** What differs from the expectation; none: passed. */
  readonly faults: readonly CheckFault[];
  /** Why there was nothing to look at after all, and what to do to have it looked at; what was found goes unsaid then. */
  readonly skipped?: string;
}

export interface CheckFault {
  /** What is wrong, and what was expected. */
  readonly message: string;
  /** What to do about it; commands carry the catalog's names. */
  readonly help: string;
}

/** What came of a check or a drill. */
export interface CheckResult {
  readonly id: string;
  readonly criterion: Criterion;
  readonly evidence: EvidenceStem;
  readonly title: string;
  /** `unknown`: could not be run; `skipped`: does not apply to the catalog, or a store's address is not known. */
  readonly status: "passed" | "failed" | "unknown" | "skipped";
  readonly expectation: string;
  readonly found: string;
  readonly faults: readonly CheckFault[];
  /** What was asked and answered, in order. */
  readonly transcript: readonly Exchange[];
  readonly seconds: number;
}
