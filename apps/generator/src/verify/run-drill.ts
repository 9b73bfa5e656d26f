import {
  type CheckFault,
  type CheckResult,
  ClusterReader,
  type Drill,
  type DrillContext,
  Unanswered,
} from "@tenantry/validation-kit";
import { commandToRemove } from "./leftovers.ts";
import { describeBug, type RunSurroundings } from "./run-checks.ts";

export interface DrillSurroundings extends RunSurroundings {
  readonly report: (line: string) => void;
}

/** Runs one drill and cleans up after it, however it ends. */
export async function runDrill(drill: Drill, surroundings: DrillSurroundings): Promise<CheckResult> {
  const { catalog, openStores, now, interruption } = surroundings;
  const { id, criterion, evidence, title } = drill;
  const common = { id, criterion, evidence, title };
  const reason = drill.inapplicable?.(catalog);
  if (reason !== undefined) {
    return { ...common, status: "skipped", expectation: title, found: reason, faults: [], transcript: [], seconds: 0 };
  }
  const start = now();
  const stores = openStores();
  const cluster = new ClusterReader(surroundings.kubectl);
  const context = createDrillContext(cluster, stores, surroundings);
  const verdict = await judge(drill, context);
  const left = await interruption.cleanUp(() => cleanUp(drill, context));
  const transcript = [...cluster.transcript, ...(stores.metrics?.transcript ?? []), ...(stores.logs?.transcript ?? [])];
  const faults = [...verdict.faults, ...left];
  // What was measured counts for nothing while the drill's own objects are still there.
  const status = left.length > 0 && verdict.status === "passed" ? "failed" : verdict.status;
  return { ...common, ...verdict, status, faults, transcript, seconds: now() - start };
}

function createDrillContext(
  cluster: ClusterReader,
  stores: DrillContext["stores"],
  { catalog, kubectl, now, interruption, report }: DrillSurroundings,
): DrillContext {
  return {
    catalog,
    cluster,
    stores,
    now,
    report,
    change: async (args, options) => {
      const result = await kubectl.run(args, options);
      cluster.transcript.push({ command: result.command, output: `${result.stdout}${result.stderr}` });
      if (result.trouble !== undefined) throw new Unanswered(result.trouble);
      return result;
    },
    sleep: (seconds) => sleepUnless(interruption.signal(), seconds),
  };
}

function sleepUnless(signal: AbortSignal, seconds: number): Promise<void> {
  const trouble = { kind: "interrupted", message: "the drill was interrupted", help: "run it again" } as const;
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(new Unanswered(trouble));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, seconds * 1000);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

type Judged = Pick<CheckResult, "status" | "expectation" | "found" | "faults">;

async function judge(drill: Drill, context: DrillContext): Promise<Judged> {
  try {
    const verdict = await drill.run(context);
    return { ...verdict, status: verdict.faults.length === 0 ? "passed" : "failed" };
  } catch (error) {
    if (!(error instanceof Unanswered)) return { ...describeBug(drill.id, error), expectation: drill.title };
    const { message, help } = error.trouble;
    return { status: "unknown", expectation: drill.title, found: message, faults: [{ message, help }] };
  }
}

async function cleanUp(drill: Drill, context: DrillContext): Promise<readonly CheckFault[]> {
  try {
    await drill.cleanUp(context);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const { catalog } = context;
    const help = `remove it: \`${commandToRemove(catalog.cluster.namespace, drill.id)}\`, or run the drill again, which begins with that`;
    return [{ message: `what the drill made could not all be removed: ${why}`, help }];
  }
}
