import { buildVariables } from "@tenantry/flux-postbuild";
import type { Catalog, Flux } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Finding } from "../finding.ts";
import { checkNames } from "./check-names.ts";
import { resolveBackup } from "./resolve-backup.ts";
import { resolveCluster } from "./resolve-cluster.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { Resolver } from "./resolver.ts";

export interface Resolution {
  readonly catalog: Catalog;
  /** With an error among them the catalog must not be used. */
  readonly findings: readonly Finding[];
}

/** Fills in what the catalog leaves open and looks its settings up. `settings` are the ConfigMaps of substituteFrom, in order. */
export function resolveConfig(
  config: CatalogConfig,
  file: string,
  settings: readonly Readonly<Record<string, string>>[],
): Resolution {
  const { metadata, spec } = config;
  const flux = resolveFlux(metadata.name, spec.flux);
  const { variables } = buildVariables([
    ...settings.map((data) => ({ kind: "ConfigMap" as const, data })),
    { kind: "inline" as const, substitute: flux.substitute },
  ]);
  const resolver = new Resolver(variables, spec.settings, describeSources(spec.flux));
  const cluster = resolveCluster(spec.cluster, resolver);
  const { store, refreshInterval, passwordProperty } = spec.secrets;
  const catalog: Catalog = {
    name: metadata.name,
    file,
    versions: spec.versions,
    output: {
      workloads: spec.output.workloads ?? `kubernetes/workloads/${metadata.name}/databases/cloudnative-pg`,
      fluxKustomization:
        spec.output.fluxKustomization ?? `kubernetes/infrastructure/${metadata.name}/databases/cloudnative-pg/ks.yaml`,
    },
    flux,
    cluster,
    isolation: spec.isolation,
    backup: resolveBackup(spec.backup, cluster.name, resolver),
    secrets: {
      kind: store.kind,
      name: resolver.wholeText(store.name, ["spec", "secrets", "store", "name"]),
      refreshInterval,
      passwordProperty,
    },
    monitoring: spec.monitoring,
    tenants: spec.tenants.map((tenant, index) =>
      resolveTenant(tenant, ["spec", "tenants", index], cluster.name, resolver),
    ),
    variables,
    settingsRead: new Map([...resolver.settingsRead].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  checkNames(catalog, resolver);
  checkOutput(catalog, resolver);
  checkDependencies(flux, resolver);
  checkLabels(catalog.monitoring, resolver);
  return { catalog, findings: resolver.findings };
}

function resolveFlux(catalogName: string, config: CatalogConfig["spec"]["flux"]): Flux {
  const { sourceRef } = config;
  return {
    name: config.name ?? `${catalogName}-databases`,
    namespace: config.namespace,
    layout: config.layout,
    interval: config.interval,
    retryInterval: config.retryInterval,
    timeout: config.timeout,
    sourceRef: {
      kind: sourceRef.kind,
      name: sourceRef.name,
      ...(sourceRef.namespace !== undefined && { namespace: sourceRef.namespace }),
    },
    dependsOn: config.dependsOn.map(({ name, namespace }) => ({ name, ...(namespace !== undefined && { namespace }) })),
    substituteFrom: config.substituteFrom.map(({ kind, name }) => ({ kind, name })),
    // Without any variable Flux skips substitution, and what we escaped would stay escaped.
    substitute: { TENANTRY_CATALOG: catalogName, ...config.substitute },
  };
}

function describeSources(flux: CatalogConfig["spec"]["flux"]): string {
  const sources = flux.substituteFrom.map(({ name, file }) => `in the ConfigMap ${name} (${file})`);
  return sources.length === 0 ? "anywhere: spec.flux has no substituteFrom" : sources.join(" or ");
}

function checkDependencies({ name, namespace, dependsOn }: Flux, resolver: Resolver): void {
  for (const [index, dependency] of dependsOn.entries()) {
    if (dependency.name !== name || (dependency.namespace ?? namespace) !== namespace) continue;
    resolver.refuse(
      "flux",
      ["spec", "flux", "dependsOn", index],
      `the Flux Kustomization ${name} depends on itself: it would never become ready`,
      "remove this entry",
    );
  }
}

/** Labels that Tenantry sets itself: on objects, and on series and alerts. */
const OWN_LABELS = /^(?:app\.kubernetes\.io\/(?:managed-by|part-of)|tenantry\.dev\/.*)$/;
const OWN_SERIES_LABELS =
  /^(?:namespace|pod|container|alertname|severity|component|part|cnpg_io_(?:cluster|instanceRole|poolerName))$/;

function checkLabels({ labels, matchLabels }: Catalog["monitoring"], resolver: Resolver): void {
  const fields = { labels: [labels, OWN_LABELS], matchLabels: [matchLabels, OWN_SERIES_LABELS] } as const;
  for (const [field, [written, own]] of Object.entries(fields)) {
    for (const name of Object.keys(written).filter((label) => own.test(label))) {
      const place = ["spec", "monitoring", field, name];
      resolver.refuse("owned-field", place, `the label \`${name}\` is set by Tenantry itself`, "remove it here");
    }
  }
}

function checkOutput({ output, file }: Catalog, resolver: Resolver): void {
  const folder = `${output.workloads}/`;
  if (output.fluxKustomization.startsWith(folder)) {
    resolver.refuse(
      "output",
      ["spec", "output", "fluxKustomization"],
      `the Flux Kustomization would stand inside the folder that it applies (${output.workloads})`,
      "choose a file outside of spec.output.workloads",
    );
  }
  if (file.startsWith(folder)) {
    resolver.refuse(
      "output",
      ["spec", "output", "workloads"],
      "the catalog itself stands inside the folder that Tenantry owns as a whole",
      "choose another folder, or move the catalog",
    );
  }
}
