import { DRAGONFLY_ADMIN_PORT } from "@tenantry/renderer";
import type { Dragonfly } from "@tenantry/tenant-model";
import type { CheckFault } from "../check.ts";
import { findMaster } from "../dragonfly/dragonfly-check.ts";
import { command } from "../dragonfly-drill/drill-keys.ts";
import type { DrillContext } from "../drill.ts";
import { type CommandResult, readRedisBenchmark } from "./read-redis-benchmark.ts";

/** The story's numbers. The admin port needs neither password nor TLS, and is served by the same threads. */
export const REDIS_BENCHMARK: readonly string[] = [
  ...["redis-benchmark", "-h", "localhost", "-p", String(DRAGONFLY_ADMIN_PORT)],
  ...["-t", "set,get", "-n", "100000", "--csv"],
];
/** The one key that it writes without `-r` (Redis 7.0, src/redis-benchmark.c). */
const ITS_KEY = "key:__rand_int__";

/** Runs redis-benchmark in the master's pod. @throws Unanswered */
export async function measureDragonfly(context: DrillContext, dragonfly: Dragonfly): Promise<readonly CommandResult[]> {
  const { namespace, target, container } = await findMaster(context, dragonfly);
  context.report("running redis-benchmark at Dragonfly's master");
  const place = ["exec", target, `--namespace=${namespace}`, `--container=${container}`, "--"];
  // Where it is not in the image, nothing was measured, and that is what is said.
  const { stdout } = await context.change([...place, ...REDIS_BENCHMARK], { timeoutSeconds: 300 });
  return readRedisBenchmark(stdout);
}

/** @throws Unanswered */
export async function removeBenchmarkKey(context: DrillContext, dragonfly: Dragonfly): Promise<void> {
  await command(context, await findMaster(context, dragonfly), ["DEL", ITS_KEY]);
}

export function describeCommand({ command: name, operationsPerSecond, p99Ms }: CommandResult): string {
  return `${name}: ${Math.round(operationsPerSecond)} operations/s${p99Ms === undefined ? "" : `, ${p99Ms} ms for 99 of 100`}`;
}

/** @param least operations per second */
export function judgeCommands(results: readonly CommandResult[], least: number): readonly CheckFault[] {
  return ["SET", "GET"].flatMap((name) => {
    const result = results.find(({ command: its }) => its === name);
    if (result === undefined) {
      const help = "see in the transcript what it printed instead; an image of another kind may lack redis-benchmark";
      return [{ message: `redis-benchmark printed no result of ${name}`, help }];
    }
    if (result.operationsPerSecond >= least) return [];
    const message = `redis-benchmark reached ${Math.round(result.operationsPerSecond)} ${name} operations/s, expected at least ${least}`;
    const help = "a limit of the processor is what it measures first; spec.verify.baselines says what is enough";
    return [{ message, help }];
  });
}
