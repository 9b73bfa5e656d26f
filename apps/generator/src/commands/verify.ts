import { hostname, userInfo } from "node:os";
import { checks as allChecks, drills as allDrills, type Check, type Drill } from "@tenantry/validation-kit";
import { chooseCatalog } from "../catalogs/choose-catalog.ts";
import { loadUnjudged } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import type { UsageMistake } from "../cli/command-line.ts";
import { suggestUsage } from "../cli/usage.ts";
import { writeStream } from "../cli/write-stream.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { Interruption } from "../verify/interruption.ts";
import { KubectlProcess } from "../verify/kubectl/kubectl-process.ts";
import { readRequest } from "../verify/read-request.ts";
import { LearningKubectl } from "../verify/redact/learning-kubectl.ts";
import { Redactor } from "../verify/redact/redactor.ts";
import { TERMINAL } from "../verify/terminal.ts";
import { verifyCatalog } from "../verify/verify-catalog.ts";

export interface Repertoire {
  readonly checks: readonly Check[];
  readonly drills: readonly Drill[];
}

/** Holds the running cluster against its catalog. */
export async function verify(
  context: CommandContext,
  repertoire: Repertoire = { checks: allChecks, drills: allDrills },
): Promise<Outcome> {
  const { root, workingFolder, catalogs, told = new Map(), today, toolVersion, format = "text" } = context;
  const inspector = new PathInspector(root);
  const chosen = chooseCatalog(inspector, { named: catalogs, workingFolder, usage: "tenantry verify" });
  if (!chosen.ok) return { ...chosen.outcome, summary: "nothing was checked\n", code: 2 };
  const opening = await loadUnjudged(inspector, chosen.file, context);
  const found = opening.ok ? opening.opened.problems.filter(({ severity }) => severity === "error") : opening.problems;
  if (!opening.ok || found.length > 0) {
    return { problems: found.map((problem) => ({ problem })), summary: "nothing was checked\n", code: 2 };
  }
  const read = readRequest(opening.opened.catalog, told, repertoire);
  if (!read.ok) return misuse(read.mistake);
  const { request } = read;
  const { kubeconfig, timeoutSeconds } = request;
  const interruption = new Interruption();
  const redactor = new Redactor();
  for (const url of [request.metricsURL, request.logsURL]) if (url !== undefined) redactor.learn(url);
  interruption.watch();
  try {
    return await verifyCatalog(request, {
      root,
      toolVersion,
      today,
      format,
      terminal: TERMINAL,
      interruption,
      redactor,
      now: () => performance.now() / 1000,
      holder: { name: `${userInfo().username}@${hostname()}, process ${process.pid}`, since: new Date().toISOString() },
      openKubectl: (name) =>
        new LearningKubectl(
          new KubectlProcess({
            timeoutSeconds,
            signal: interruption.signal,
            ...(name !== undefined && { context: name }),
            ...(kubeconfig !== undefined && { kubeconfig }),
          }),
          redactor,
        ),
      print: (text) => writeStream(format === "text" ? "stdout" : "stderr", text),
    });
  } finally {
    interruption.stop();
  }
}

function misuse(mistake: UsageMistake): Outcome {
  return { problems: [], summary: "", misuse: { message: mistake.message, help: suggestUsage(mistake) } };
}
