import type { Verify } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { readQuantity } from "../quantity.ts";

export function resolveVerify(name: string, config: CatalogConfig["spec"]["verify"]): Verify {
  const { context, metricsURL, logsURL, maxReplicationLag, evidence, ...rest } = config;
  return {
    ...rest,
    ...(context !== undefined && { context }),
    ...(metricsURL !== undefined && { metricsURL: withoutSlash(metricsURL) }),
    ...(logsURL !== undefined && { logsURL: withoutSlash(logsURL) }),
    // The field's form takes nothing else.
    maxReplicationLagBytes: readQuantity(maxReplicationLag) ?? Number.NaN,
    evidence: evidence ?? `docs/qa/evidence/${name}`,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
