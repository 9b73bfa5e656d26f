import type { CheckResult } from "@tenantry/validation-kit";
import type { Outcome, ReportedProblem } from "../cli/command.ts";
import { showControls } from "../cli/problem-formats.ts";
import { Progress } from "../cli/progress.ts";
import { connect } from "./connect.ts";
import { describeResult } from "./describe-result.ts";
import { agreeOnDrills, runDrills } from "./drill-session.ts";
import { noticeDrills } from "./notice-drills.ts";
import { redactResult } from "./redact/redact-result.ts";
import { reportRun } from "./report-run.ts";
import type { VerifyRequest } from "./request.ts";
import { type Listener, runChecks } from "./run-checks.ts";
import { StoreReader } from "./store-reader.ts";
import type { VerifySurroundings } from "./surroundings.ts";
import { drillProblem, troubleProblem } from "./trouble-problem.ts";

/** Runs the checks of a request, then its drills where the checks found nothing. */
export async function verifyCatalog(request: VerifyRequest, surroundings: VerifySurroundings): Promise<Outcome> {
  const { catalog, checks, drills } = request;
  const { interruption, print, now } = surroundings;
  const connection = await connect(request, surroundings);
  if (!connection.ok) return refuse(connection.problem, surroundings);
  const { kubectl, context, server } = connection;
  const session = { kubectl, context, request, surroundings };
  const notices = drills.length > 0 ? [] : await noticeDrills(kubectl, catalog, surroundings.holder);
  const notes = [...connection.notes, ...notices];
  print(`${catalog.name} on the context ${context}, Kubernetes ${server}\n`);
  for (const note of notes) print(`note: ${note}\n`);
  const refusal = drills.length > 0 ? await agreeOnDrills(session) : undefined;
  if (refusal !== undefined) return refuse(refusal, surroundings);

  const run = { catalog, kubectl, openStores: () => openStores(request, surroundings), now, interruption };
  const listener = createListener(request, surroundings);
  const checked = await runChecks(checks, run, listener);
  const results: CheckResult[] = [...checked.results];
  const problems: ReportedProblem[] = checked.trouble === undefined ? [] : [troubleProblem(checked.trouble)];
  if (drills.length > 0 && problems.length === 0 && interruption.caught() === undefined) {
    const bad = results.filter(({ status }) => status === "failed" || status === "unknown").map(({ id }) => id);
    if (bad.length > 0) {
      const message = `no drill was run: what is not well now may not bear one (${bad.join(", ")})`;
      problems.push(
        drillProblem(message, "see to these first; --only leaves out checks that do not matter for the drill"),
      );
    } else {
      const drilled = await runDrills(session, run, listener);
      results.push(...drilled.results);
      problems.push(...drilled.problems);
    }
  }
  return reportRun({ context, server, notes, results, problems }, request, surroundings);
}

function openStores({ metricsURL, logsURL, timeoutSeconds }: VerifyRequest, { interruption }: VerifySurroundings) {
  const open = (url: string) => new StoreReader({ url, timeoutSeconds, signal: interruption.signal });
  return {
    ...(metricsURL !== undefined && { metrics: open(metricsURL) }),
    ...(logsURL !== undefined && { logs: open(logsURL) }),
  };
}

function createListener({ checks, drills }: VerifyRequest, { print, redactor }: VerifySurroundings): Listener {
  const width = Math.max(0, ...[...checks, ...drills].map(({ id }) => id.length));
  const progress = new Progress("checking");
  return {
    onStart: ({ id }, done, total) => progress.step(done, total, id),
    onEnd: (result) => {
      const redacted = redactResult(result, redactor);
      progress.end();
      print(showControls(describeResult(redacted, width)));
      return redacted;
    },
  };
}

function refuse({ problem }: ReportedProblem, { redactor, interruption }: VerifySurroundings): Outcome {
  const signal = interruption.caught();
  const redacted = { ...problem, message: redactor.redact(problem.message), help: redactor.redact(problem.help) };
  return {
    problems: [{ problem: redacted }],
    summary: "nothing was checked\n",
    code: 2,
    ...(signal !== undefined && { signal }),
  };
}
