import { buildVariables } from "@tenantry/flux-postbuild";
import type { SharedPooler } from "../catalog/tenant.ts";
import type { Catalog } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Finding } from "../finding.ts";
import { checkLabels } from "./check-labels.ts";
import { checkNames } from "./check-names.ts";
import { checkOutput } from "./check-output.ts";
import { checkReferences } from "./check-references.ts";
import { explainHbaLine } from "./explain-hba-line.ts";
import { requireFeature } from "./features.ts";
import { resolveBackup } from "./resolve-backup.ts";
import { resolveCluster } from "./resolve-cluster.ts";
import { resolveDragonfly } from "./resolve-dragonfly.ts";
import { resolveFlux } from "./resolve-flux.ts";
import { resolveMonitoring } from "./resolve-monitoring.ts";
import { resolvePlugins } from "./resolve-plugins.ts";
import { resolvePooler } from "./resolve-pooler.ts";
import { SecretSource } from "./resolve-secrets.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { resolveVerify } from "./resolve-verify.ts";
import { Resolver } from "./resolver.ts";

export interface Resolution {
  readonly catalog: Catalog;
  /** With an error among them the catalog must not be used. */
  readonly findings: readonly Finding[];
}

/**
 * Fills in what the catalog leaves open and looks its settings up.
 * @param settings data of the ConfigMaps of substituteFrom, by index there
 */
export function resolveConfig(
  config: CatalogConfig,
  file: string,
  settings: ReadonlyMap<number, Readonly<Record<string, string>>>,
): Resolution {
  const { metadata, spec } = config;
  const { name } = metadata;
  const { substitution, substituteFrom } = { ...spec, ...spec.flux };
  const sources = substituteFrom.map((source, index) => ({
    kind: "ConfigMap" as const,
    data: source.kind === "ConfigMap" ? (settings.get(index) ?? {}) : listExamples(source),
  }));
  const inline = substitution === "none" ? {} : { TENANTRY_CATALOG: name, ...spec.flux.substitute };
  const { variables } = buildVariables([...sources, { kind: "inline" as const, substitute: inline }]);
  const resolver = new Resolver({
    variables,
    secret: findSecretSettings(spec.flux),
    defaults: spec.settings,
    hasSource: spec.flux.substituteFrom.length > 0,
    where: describeSources(spec.flux),
    substitution,
    versions: spec.versions,
  });
  if (spec.tenants.length === 0) {
    const message = "the catalog has no tenants: expected at least one";
    resolver.refuse("schema", ["spec", "tenants"], message, "add one here, or include files with `spec.include`");
  }
  const source = new SecretSource(spec.secrets, resolver);
  if (spec.roles === "databaseRole") requireFeature("databaseRole", ["spec", "roles"], resolver);
  const cluster = resolveCluster(spec.cluster, { resolver, source });
  const sharedPoolers = new Map(
    spec.poolers.map((pooler, index) => {
      const origin = ["spec", "poolers", index];
      return [pooler.name, resolvePooler(pooler, pooler.name, { origin, resolver })] as const;
    }),
  );
  const flux = resolveFlux(name, spec.flux, { substitution, resolver });
  const dragonfly =
    spec.dragonfly &&
    resolveDragonfly(spec.dragonfly, {
      resolver,
      source,
      clusterNamespace: cluster.namespace,
      fluxName: flux.name,
    });
  const context = { cluster, dragonfly, roleStyle: spec.roles, source, resolver, sharedPoolers };
  const tenants = spec.tenants.map((tenant, index) => resolveTenant(tenant, ["spec", "tenants", index], context));
  const catalog: Catalog = {
    name,
    file,
    versions: spec.versions,
    output: {
      workloads: spec.output.workloads ?? `kubernetes/workloads/${name}/databases/cloudnative-pg`,
      fluxKustomization:
        spec.output.fluxKustomization ?? `kubernetes/infrastructure/${name}/databases/cloudnative-pg/ks.yaml`,
      runbooks: spec.output.runbooks ?? `docs/runbooks/${name}`,
    },
    flux,
    substitution,
    cluster,
    isolation: spec.isolation,
    roleStyle: spec.roles,
    ...(spec.networkPolicy && { networkPolicy: spec.networkPolicy }),
    ...(dragonfly && { dragonfly }),
    backup: resolveBackup(spec.backup, cluster.name, { resolver, source }),
    secrets: source.secrets,
    monitoring: resolveMonitoring(spec.monitoring, resolver),
    sharedPoolers: spec.poolers.flatMap(({ name: pooler }): SharedPooler[] => {
      const shared = sharedPoolers.get(pooler);
      const users = tenants.filter((tenant) => tenant.sharedPoolers.includes(pooler));
      return shared === undefined ? [] : [{ ...shared, tenants: users.map((tenant) => tenant.name) }];
    }),
    tenants,
    verify: resolveVerify(name, spec.verify),
    waivers: spec.waivers.map(({ rule, scope, reason, until }, index) => ({
      rule,
      ...(scope !== undefined && { scope }),
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
      origin: ["spec", "waivers", index],
    })),
    plugins: resolvePlugins(spec.plugins, file, resolver),
    variables,
    settingsRead: new Map([...resolver.settingsRead].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  for (const [list, lines] of Object.entries(cluster.pgHba)) {
    for (const [index, line] of lines.entries()) {
      const reason = explainHbaLine(line, spec.isolation);
      const place = ["spec", "cluster", "pg_hba", list, index];
      const help = "correct it; or set `spec.isolation: off` if everybody may go everywhere";
      if (reason !== undefined) resolver.refuse("pg-hba", place, `the line cannot stand here: ${reason}`, help);
    }
  }
  checkNames(catalog, resolver);
  checkReferences(catalog, resolver);
  checkOutput(catalog, resolver);
  checkLabels(catalog, resolver);
  return { catalog, findings: resolver.findings };
}

type FluxConfig = CatalogConfig["spec"]["flux"];
type SecretSettings = Extract<FluxConfig["substituteFrom"][number], { kind: "Secret" }>;

function listExamples({ keys }: SecretSettings): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, { example }]) => [name, example]));
}

/** Settings whose last source is a Secret. */
function findSecretSettings({ substituteFrom, substitute }: FluxConfig): Set<string> {
  const names = substituteFrom.flatMap((source) => (source.kind === "Secret" ? Object.keys(source.keys) : []));
  return new Set(names.filter((name) => !Object.hasOwn(substitute, name)));
}

function describeSources({ substituteFrom }: FluxConfig): string {
  const sources = substituteFrom.map((source) =>
    source.kind === "ConfigMap"
      ? `in the ConfigMap ${source.name} (${source.file})`
      : `among the keys of the Secret ${source.name}`,
  );
  return sources.length === 0 ? "in spec.flux.substitute" : sources.join(" or ");
}
