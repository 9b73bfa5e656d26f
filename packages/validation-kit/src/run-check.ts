import type { Catalog } from "@tenantry/tenant-model";
import type { Check, CheckContext, CheckResult } from "./check.ts";
import { ClusterReader } from "./cluster-reader.ts";
import type { Kubectl } from "./kubectl.ts";
import { Unanswered } from "./unanswered.ts";

export interface CheckSurroundings {
  readonly catalog: Catalog;
  readonly kubectl: Kubectl;
  readonly stores: CheckContext["stores"];
  /** Seconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Runs one check; it never throws for what the cluster does or does not do. */
export async function runCheck(
  check: Check,
  { catalog, kubectl, stores, now }: CheckSurroundings,
): Promise<CheckResult> {
  const { id, criterion, evidence, title } = check;
  const start = now();
  const cluster = new ClusterReader(kubectl);
  const common = { id, criterion, evidence, title };
  const none = { expectation: title, faults: [], transcript: cluster.transcript };
  const reason = check.inapplicable?.(catalog);
  if (reason !== undefined) return { ...common, ...none, status: "skipped", found: reason, seconds: 0 };
  try {
    const { skipped, ...verdict } = await check.run({ catalog, cluster, stores });
    const { transcript } = cluster;
    if (skipped !== undefined) {
      return { ...common, ...verdict, status: "skipped", found: skipped, transcript, seconds: now() - start };
    }
    const status = verdict.faults.length === 0 ? "passed" : "failed";
    return { ...common, ...verdict, status, transcript, seconds: now() - start };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    const { message, help } = error.trouble;
    return {
      ...common,
      ...none,
      status: "unknown",
      found: message,
      faults: [{ message, help }],
      seconds: now() - start,
    };
  }
}
