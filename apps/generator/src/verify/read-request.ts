import type { Catalog } from "@tenantry/tenant-model";
import type { Check, Drill } from "@tenantry/validation-kit";
import type { UsageMistake } from "../cli/command-line.ts";
import type { VerifyRequest } from "./request.ts";
import { listSoleDrills, selectChecks, selectDrills } from "./select-checks.ts";

const USUAL_SECONDS = 30;

export type ReadRequest =
  | { readonly ok: true; readonly request: VerifyRequest }
  | { readonly ok: false; readonly mistake: UsageMistake };

interface Available {
  readonly checks: readonly Check[];
  readonly drills: readonly Drill[];
}

/** What options and catalog say together; options win. */
export function readRequest(
  catalog: Catalog,
  told: ReadonlyMap<string, readonly string[]>,
  available: Available,
): ReadRequest {
  const one = (option: string) => told.get(option)?.[0];
  const checks = selectChecks(available, told.get("only") ?? []);
  if (!checks.ok) return checks;
  const drills = selectDrills(available.drills, told.get("drill") ?? []);
  if (!drills.ok) return drills;
  const { verify } = catalog;
  const context = one("context") ?? verify.context;
  const kubeconfig = one("kubeconfig");
  const metricsURL = one("metrics-url") ?? verify.metricsURL;
  const logsURL = one("logs-url") ?? verify.logsURL;
  const junit = one("junit");
  // A part of the checks is no evidence of the whole: only where somebody asks for it.
  const usual = told.has("only") || told.has("no-evidence") ? undefined : verify.evidence;
  const evidence = one("evidence") ?? usual;
  return {
    ok: true,
    request: {
      catalog,
      checks: checks.chosen,
      drills: drills.chosen,
      notLookedAt: told.has("only") ? [] : listSoleDrills(available).filter((drill) => !drills.chosen.includes(drill)),
      consent: told.has("yes") ? "given" : "to be asked",
      ...(context !== undefined && { context }),
      ...(kubeconfig !== undefined && { kubeconfig }),
      ...(metricsURL !== undefined && { metricsURL }),
      ...(logsURL !== undefined && { logsURL }),
      timeoutSeconds: Number(one("timeout") ?? USUAL_SECONDS),
      ...(evidence !== undefined && { evidence }),
      ...(junit !== undefined && { junit }),
    },
  };
}
