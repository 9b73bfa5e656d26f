import type { Kubectl } from "@tenantry/validation-kit";
import type { ReportedProblem } from "../cli/command.ts";
import { askForName } from "./consent.ts";
import { type Identity, identifyCluster } from "./identify-cluster.ts";
import { chooseContext } from "./kubectl/contexts.ts";
import { reachServer } from "./kubectl/reach-server.ts";
import type { VerifyRequest } from "./request.ts";
import type { VerifySurroundings } from "./surroundings.ts";
import { drillProblem, troubleProblem } from "./trouble-problem.ts";

export type Connection =
  | {
      readonly ok: true;
      readonly kubectl: Kubectl;
      readonly context: string;
      readonly server: string;
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problem: ReportedProblem };

/** Finds the cluster, and makes sure that it answers and is the catalog's: what is wrong here is one error, not one a check. */
export async function connect(request: VerifyRequest, surroundings: VerifySurroundings): Promise<Connection> {
  const chosen = await chooseContext(surroundings.openKubectl(), request.context);
  if (!chosen.ok) return { ok: false, problem: troubleProblem(chosen.trouble) };
  const { context, from } = chosen;
  if (from === "current" && request.drills.length > 0) {
    const message = `a drill changes the cluster, and nobody has named it; kubectl's current context is ${context}`;
    return { ok: false, problem: drillProblem(message, `say \`--context ${context}\`, or write spec.verify.context`) };
  }
  const kubectl = surroundings.openKubectl(context);
  const reached = await reachServer(kubectl);
  if (!reached.ok) return { ok: false, problem: troubleProblem(reached.trouble) };
  const identity = await identifyCluster(kubectl, request.catalog);
  const refusal = await judgeIdentity(identity, { request, surroundings, context });
  if (refusal !== undefined) return { ok: false, problem: refusal };
  const notes = [
    ...(from === "current"
      ? [`${context} is kubectl's current context: neither --context nor spec.verify.context names one`]
      : []),
    ...(identity.kind === "foreign" ? [`${identity.found}: checked all the same`] : []),
  ];
  return { ok: true, kubectl, context, server: reached.version, notes };
}

interface Judging {
  readonly request: VerifyRequest;
  readonly surroundings: VerifySurroundings;
  readonly context: string;
}

/** Objects of somebody else are as good a sign as any that the context is the wrong one. */
async function judgeIdentity(
  identity: Identity,
  { request, surroundings, context }: Judging,
): Promise<ReportedProblem | undefined> {
  const { catalog, drills, consent } = request;
  if (identity.kind === "trouble") return troubleProblem(identity.trouble);
  if (identity.kind === "empty" && drills.length > 0) {
    const message = `there is no Cluster ${catalog.cluster.name} in the namespace ${catalog.cluster.namespace} of the context ${context}: nothing to drill`;
    return drillProblem(
      message,
      "apply what the catalog renders first; `tenantry verify` without --drill says what is missing",
    );
  }
  if (identity.kind !== "foreign") return undefined;
  const { terminal } = surroundings;
  const question = `The context ${context} does not look like the cluster of the catalog ${catalog.name}: ${identity.found}.`;
  if (terminal.isThere) {
    if (await askForName(question, catalog.name, surroundings)) return undefined;
  } else if (consent === "given" && drills.length === 0) return undefined;
  const message = `the context ${context} is not the cluster of the catalog ${catalog.name}: ${identity.found}`;
  const anyway = drills.length > 0 ? "no drill runs there" : "--yes checks it all the same";
  const help = `name the right context with --context or spec.verify.context; ${anyway}`;
  return { problem: { rule: "verify-wrong-cluster", severity: "error", message, help, path: "" } };
}
