import type { Catalog } from "@tenantry/tenant-model";
import type { CheckContext, Criterion, EvidenceStem, Verdict } from "./check.ts";
import type { KubectlOptions, KubectlResult } from "./kubectl.ts";

/** As `--drill` takes them. */
export type DrillId =
  | "failover"
  | "pooler-failover"
  | "backup"
  | "restore"
  | "dragonfly-failover"
  | "dragonfly-persistence"
  | "benchmark";

/** On everything that a drill makes, so that the next run finds what an interrupted one has left: its value is the drill's id. */
export const DRILL_LABEL = "tenantry.dev/drill";

/** Something that is done to a cluster to see that it bears it. */
export interface Drill {
  readonly id: DrillId;
  readonly criterion: Criterion;
  readonly evidence: EvidenceStem;
  /** What holds where it passes. */
  readonly title: string;
  inapplicable?(catalog: Catalog): string | undefined;
  /** What it will do to the cluster, a sentence each, with names: shown before anybody is asked. */
  announce(catalog: Catalog): readonly string[];
  /** @throws Unanswered */
  run(context: DrillContext): Promise<Verdict>;
  /** Takes away what this drill makes, also what an earlier run has left. Runs after every run, however it ended. @throws Unanswered */
  cleanUp(context: DrillContext): Promise<void>;
}

export interface DrillContext extends CheckContext {
  /** Changes the cluster. */
  change(args: readonly string[], options?: KubectlOptions): Promise<KubectlResult>;
  /** Says on the terminal what is going on. */
  report(line: string): void;
  /** Seconds of a clock that only goes forward. */
  now(): number;
  /** @throws Unanswered where the run was interrupted meanwhile */
  sleep(seconds: number): Promise<void>;
}
