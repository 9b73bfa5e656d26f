import type { Catalog } from "@tenantry/tenant-model";
import { type CheckResult, type Drill, type Kubectl, Unanswered } from "@tenantry/validation-kit";
import type { ReportedProblem } from "../cli/command.ts";
import { askForName } from "./consent.ts";
import { DrillLock, type Lock } from "./drill-lock.ts";
import { findLeftovers, type Leftover } from "./leftovers.ts";
import type { VerifyRequest } from "./request.ts";
import type { Listener, RunSurroundings } from "./run-checks.ts";
import { runDrill } from "./run-drill.ts";
import type { VerifySurroundings } from "./surroundings.ts";
import { drillProblem, troubleProblem } from "./trouble-problem.ts";

export interface DrillSession {
  readonly kubectl: Kubectl;
  readonly context: string;
  readonly request: VerifyRequest;
  readonly surroundings: VerifySurroundings;
}

/** Says what drills will do, and asks. @returns why they may not run */
export async function agreeOnDrills(session: DrillSession): Promise<ReportedProblem | undefined> {
  const { kubectl, context, request, surroundings } = session;
  const { catalog, drills, consent } = request;
  const left = await lookForLeftovers(kubectl, catalog);
  if (!Array.isArray(left)) return left as ReportedProblem;
  const lines = [
    `This changes the cluster of the context ${context}:`,
    ...drills
      .filter((drill) => drill.inapplicable?.(catalog) === undefined)
      .flatMap((drill) => [`  ${drill.id}`, ...drill.announce(catalog).map((sentence) => `    ${sentence}`)]),
    ...describeLeft(left as readonly Leftover[], drills),
  ];
  surroundings.print(`${lines.join("\n")}\n`);
  if (consent === "given") return undefined;
  if (!surroundings.terminal.isThere) {
    return drillProblem(
      "nobody agreed to the drills, and there is no terminal to ask on",
      "add --yes when that is what you want",
    );
  }
  if (await askForName("", catalog.name, surroundings)) return undefined;
  return drillProblem(
    "the catalog's name was not typed: nothing was changed",
    "run the same command again, or add --yes",
  );
}

async function lookForLeftovers(kubectl: Kubectl, catalog: Catalog): Promise<readonly Leftover[] | ReportedProblem> {
  try {
    return await findLeftovers(kubectl, catalog);
  } catch (error) {
    if (error instanceof Unanswered) return troubleProblem(error.trouble);
    throw error;
  }
}

/** What an earlier run has left goes when its drill begins: that is what each drill's clean-up is for. */
function describeLeft(left: readonly Leftover[], drills: readonly Drill[]): string[] {
  if (left.length === 0) return [];
  return [
    "An earlier drill ended before it had cleaned up, and left:",
    ...left.map(({ drill, namespace, object }) => {
      const next = drills.some(({ id }) => id === drill)
        ? "is removed first"
        : `stays; \`--drill ${drill}\` removes it`;
      return `  ${object} in the namespace ${namespace} (${drill}): ${next}`;
    }),
  ];
}

export interface DrillsRun {
  readonly results: readonly CheckResult[];
  readonly problems: readonly ReportedProblem[];
}

/** Runs the drills of a request one by one, while nobody else does. */
export async function runDrills(
  session: DrillSession,
  run: RunSurroundings,
  { onStart, onEnd }: Listener,
): Promise<DrillsRun> {
  const { kubectl, request, surroundings } = session;
  const { catalog, drills } = request;
  const { interruption, print, redactor } = surroundings;
  const lock = new DrillLock(kubectl, catalog, surroundings.holder);
  const taken = await takeLock(lock, session);
  // Whoever got no answer may hold it all the same.
  if (taken !== undefined) return { results: [], problems: [taken, ...(await freeLock(lock, session))] };
  const results: CheckResult[] = [];
  const problems: ReportedProblem[] = [];
  try {
    for (const [index, drill] of drills.entries()) {
      if (interruption.caught() !== undefined) break;
      onStart(drill, index, drills.length);
      const report = (line: string) => print(`    ${redactor.redact(line)}\n`);
      results.push(onEnd(await runDrill(drill, { ...run, report })));
    }
  } finally {
    problems.push(...(await freeLock(lock, session)));
  }
  return { results, problems };
}

async function freeLock(lock: DrillLock, { surroundings }: DrillSession): Promise<readonly ReportedProblem[]> {
  const left = await surroundings.interruption.cleanUp(() => lock.release());
  if (left === undefined) return [];
  const message = `the lock may still be there: ${left.message}`;
  return [drillProblem(message, `remove it, if it is yours: \`${lock.commandToRemove()}\``)];
}

async function takeLock(lock: DrillLock, session: DrillSession): Promise<ReportedProblem | undefined> {
  let taken: Lock = await lock.take();
  if (taken.kind === "busy" && taken.isStale) {
    const { by, object } = taken;
    const what = `${by.name} began to drill at ${by.since}, and has not ended since.`;
    const { request, surroundings } = session;
    const agreed =
      request.consent === "given" ||
      (surroundings.terminal.isThere && (await askForName(what, request.catalog.name, surroundings)));
    if (agreed) {
      surroundings.print(`${what} That lock is taken over.\n`);
      taken = await lock.takeOver(object);
    }
  }
  if (taken.kind === "held") return undefined;
  if (taken.kind === "trouble") return troubleProblem(taken.trouble);
  const message = `${taken.by.name} drills this cluster since ${taken.by.since}`;
  return drillProblem(message, `wait until that ends; if it is certain that it has: \`${lock.commandToRemove()}\``);
}
