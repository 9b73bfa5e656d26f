import type { Catalog } from "@tenantry/tenant-model";
import {
  type Check,
  type CheckContext,
  type CheckResult,
  type Kubectl,
  runCheck,
  type Trouble,
} from "@tenantry/validation-kit";
import type { Interruption } from "./interruption.ts";
import { reachServer } from "./kubectl/reach-server.ts";

export interface RunSurroundings {
  readonly catalog: Catalog;
  readonly kubectl: Kubectl;
  /** New readers for each check, so that each has its own transcript. */
  readonly openStores: () => CheckContext["stores"];
  /** Seconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly interruption: Interruption;
}

export interface Listener {
  readonly onStart: (check: Pick<Check, "id">, done: number, total: number) => void;
  /** @returns the result as it is to be shown and kept */
  readonly onEnd: (result: CheckResult) => CheckResult;
}

export interface ChecksRun {
  readonly results: readonly CheckResult[];
  /** The cluster stopped answering, and the rest was not run. */
  readonly trouble?: Trouble;
}

/** Runs checks one by one, until the cluster stops to answer at all: one error then says more than one for each check left. */
export async function runChecks(
  checks: readonly Check[],
  surroundings: RunSurroundings,
  { onStart, onEnd }: Listener,
): Promise<ChecksRun> {
  const { interruption, kubectl } = surroundings;
  const results: CheckResult[] = [];
  for (const [index, check] of checks.entries()) {
    if (interruption.caught() !== undefined) break;
    onStart(check, index, checks.length);
    const result = await runOne(check, surroundings);
    // It was cut off, and says nothing.
    if (interruption.caught() !== undefined) break;
    results.push(onEnd(result));
    if (result.status !== "unknown") continue;
    const reached = await reachServer(kubectl);
    if (!reached.ok && interruption.caught() === undefined) return { results, trouble: reached.trouble };
  }
  return { results };
}

async function runOne(check: Check, { catalog, kubectl, openStores, now }: RunSurroundings): Promise<CheckResult> {
  const stores = openStores();
  const start = now();
  const asked = () => [...(stores.metrics?.transcript ?? []), ...(stores.logs?.transcript ?? [])];
  try {
    const result = await runCheck(check, { catalog, kubectl, stores, now });
    return { ...result, transcript: [...result.transcript, ...asked()] };
  } catch (error) {
    const { id, criterion, evidence, title } = check;
    const seconds = now() - start;
    return {
      id,
      criterion,
      evidence,
      title,
      ...describeBug(id, error),
      expectation: title,
      transcript: asked(),
      seconds,
    };
  }
}

/** An exception is a bug of ours; the other checks are none the worse for it. */
export function describeBug(id: string, error: unknown): Pick<CheckResult, "status" | "found" | "faults"> {
  const found = `this is a bug in Tenantry: ${error instanceof Error ? error.message : String(error)}`;
  const help = `please report it with what \`tenantry verify CATALOG --only ${id} --format json\` prints`;
  return { status: "unknown", found, faults: [{ message: found, help }] };
}
