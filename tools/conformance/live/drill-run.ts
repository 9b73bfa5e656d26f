import { setTimeout as sleep } from "node:timers/promises";
import type { Catalog } from "@tenantry/tenant-model";
import {
  ClusterReader,
  type Drill,
  type DrillContext,
  type Exchange,
  type Kubectl,
  Unanswered,
  type Verdict,
} from "@tenantry/validation-kit";

export interface DrillRun extends Verdict {
  readonly transcript: readonly Exchange[];
  /** What it said meanwhile. */
  readonly reports: readonly string[];
  readonly seconds: number;
}

/** A drill against a cluster, with its clean-up, as `tenantry verify --drill` does it. @throws Unanswered */
export async function runLiveDrill(drill: Drill, catalog: Catalog, kubectl: Kubectl): Promise<DrillRun> {
  const start = performance.now();
  const now = () => (performance.now() - start) / 1000;
  const cluster = new ClusterReader(kubectl);
  const reports: string[] = [];
  const context: DrillContext = {
    catalog,
    cluster,
    stores: {},
    now,
    report: (line) => reports.push(line),
    sleep: (seconds) => sleep(seconds * 1000),
    change: async (args, options) => {
      const result = await kubectl.run(args, options);
      cluster.transcript.push({ command: result.command, output: `${result.stdout}${result.stderr}` });
      if (result.trouble !== undefined) throw new Unanswered(result.trouble);
      return result;
    },
  };
  try {
    const verdict = await drill.run(context);
    return { ...verdict, transcript: cluster.transcript, reports, seconds: now() };
  } finally {
    await drill.cleanUp(context);
  }
}
