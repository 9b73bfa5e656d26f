import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cluster, Database, DatabaseRole, Pooler } from "@tenantry/crd-schemas";
import { type Budget, type Manifest, readBudgets, Subject } from "@tenantry/rules";
import type { Catalog } from "@tenantry/tenant-model";
import { stringify } from "yaml";
import { renderScenario } from "../manifests/rendered-scenario.ts";
import type { Scenario } from "../manifests/scenarios.ts";
import type { OperatorObjects } from "./running-instance.ts";

/** Objects as the API server receives them, with the budget that our own rules count. */
export interface RenderedCluster extends OperatorObjects {
  readonly catalog: Catalog;
  readonly poolers: readonly Pooler[];
  readonly budget: Budget;
}

export async function renderCluster(scenario: Scenario): Promise<RenderedCluster> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-rendered-"));
  const { catalog, objects } = await renderScenario(scenario, folder).finally(() =>
    rmSync(folder, { recursive: true }),
  );
  const ofKind = <T>(kind: string) => objects.filter((object) => object.kind === kind) as unknown as T[];
  const manifests = objects.map((object): Manifest => ({ object: { ...object }, form: "object" }));
  const subject = new Subject(manifests, { ...catalog.versions, today: "2026-01-01", catalog });
  const [cluster] = ofKind<Cluster>("Cluster");
  const [budget] = readBudgets(subject);
  if (cluster === undefined || budget === undefined) throw new Error(`${scenario.name} renders no Cluster`);
  return {
    catalog,
    cluster,
    roles: ofKind<DatabaseRole>("DatabaseRole"),
    databases: ofKind<Database>("Database"),
    poolers: ofKind<Pooler>("Pooler"),
    budget,
  };
}

/** @param spec fields of a catalog's `spec` beside those that every catalog needs */
export function writeScenario(name: string, spec: Readonly<Record<string, unknown>>): Scenario {
  const text = stringify({
    apiVersion: "tenantry.dev/v1alpha1",
    kind: "TenantCatalog",
    metadata: { name },
    spec: {
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      ...spec,
    },
  });
  const file = `kubernetes/catalogs/${name}/tenants.yaml`;
  return { name, file, inputs: new Map([[file, text]]) };
}
