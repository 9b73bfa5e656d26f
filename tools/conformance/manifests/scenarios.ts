import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { stringify } from "yaml";
import { randomCatalog } from "../../../packages/renderer/src/test-random-catalog.ts";

/** A catalog with the files that it reads. */
export interface Scenario {
  readonly name: string;
  /** Path of its tenants.yaml, relative to the root. */
  readonly file: string;
  /** Texts by path, relative to the root: the catalog, what it includes, its settings. */
  readonly inputs: ReadonlyMap<string, string>;
}

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** The catalogs that people read. */
export function listCommitted(): Scenario[] {
  const kubernetes = ["infra", "apps"].map((name) =>
    readFolder(repository, `kubernetes/catalogs/${name}`, ["kubernetes/clusters"]),
  );
  const examples = readdirSync(join(repository, "docs/examples")).flatMap((name) => {
    const root = join(repository, "docs/examples", name);
    const catalogs = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((it) =>
      it.endsWith("tenants.yaml"),
    );
    return catalogs.map((it) => ({
      ...readFolder(root, it.slice(0, -"/tenants.yaml".length) === it ? "" : join(it, ".."), ["."]),
      name,
    }));
  });
  return [...kubernetes, ...examples];
}

function readFolder(root: string, folder: string, others: readonly string[]): Scenario {
  const inputs = new Map<string, string>();
  for (const place of [folder, ...others]) {
    for (const name of readdirSync(join(root, place), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".yaml")) continue;
      const path = relative(root, join(root, place, name));
      inputs.set(path, readFileSync(join(root, path), "utf8"));
    }
  }
  return { name: folder, file: join(folder, "tenants.yaml"), inputs };
}

const store = { schedule: "0 0 2 * * *", bucket: "backups", validation: {} };
const STYLES = {
  version: ["1.27.0", "1.28.4", "1.29.2", "1.30.0"],
  roles: ["managed", "databaseRole"],
  backup: [
    { method: "plugin", ...store },
    { method: "barmanObjectStore", ...store },
    { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "snapshots" },
    { method: "none", reason: "a test" },
  ],
  layout: ["single", "staged"],
  kinds: [
    { rules: "VMRule", scrape: "VMPodScrape" },
    { rules: "PrometheusRule", scrape: "PodMonitor" },
  ],
} as const;

/** Every style with every version that has it. */
export function listStyles(): Scenario[] {
  const scenarios: Scenario[] = [];
  for (const version of STYLES.version)
    for (const roles of STYLES.roles)
      for (const backup of STYLES.backup)
        for (const layout of STYLES.layout)
          for (const kinds of STYLES.kinds) {
            if (roles === "databaseRole" && version !== "1.30.0") continue;
            const name = [version, roles, backup.method, layout, kinds.rules].join(" ");
            const spec = {
              versions: { cloudNativePG: version },
              flux: { layout },
              roles,
              cluster: { name: "shared", storage: { size: "20Gi" }, walStorage: { size: "10Gi" } },
              backup,
              networkPolicy: {},
              secrets: { store: { name: "vault" } },
              monitoring: kinds,
              poolers: [{ name: "common", connections: 4 }],
              tenants: [
                { name: "harbor", owner: "platform", databases: [{ quota: "5Gi", extensions: ["pg_trgm"] }] },
                { name: "gitlab-eu", shard: 2, clients: [{ namespace: "gitlab" }], sharedPoolers: ["common"] },
              ],
            };
            scenarios.push(writeScenario(name, spec));
          }
  return scenarios;
}

/** Operators of the catalog's own, and a Dragonfly beside its operator: both layouts, both ways to back up, texts that Flux and YAML could change. */
export function listOperators(): Scenario[] {
  const operators = {
    cloudNativePG: {
      chartVersion: "0.29.0",
      configuration: { INHERITED_LABELS: "team, tier", CLUSTERS_ROLLOUT_DELAY: "60" },
      values: {
        script: 'for f in "${FILES[@]}"; do\n  echo $$ ${f%.x}\ndone\n',
        additionalArgs: ["--x=${HOME}", "$${A}", "yes", "1e3", "a: #b"],
        replicaCount: 2,
        affinity: {},
      },
    },
    barmanCloud: { chartVersion: "0.7.0", dependsOn: [{ name: "cert-manager", namespace: "flux-system" }] },
    dragonfly: { chartVersion: "v1.6.1", namespace: "dragonfly-system", manageNamespace: false },
  };
  return STYLES.layout.flatMap((layout) =>
    STYLES.backup.map((backup) =>
      writeScenario(`operators ${layout} ${backup.method}`, {
        flux: { layout },
        operators,
        dragonfly: { flux: { dependsOn: [{ name: "cert-manager" }] } },
        cluster: {
          name: "shared",
          namespace: backup.method === "none" ? "cnpg-system" : "databases",
          storage: { size: "20Gi" },
        },
        backup,
        secrets: { store: { name: "vault" } },
        tenants: [
          { name: "harbor", dragonfly: {} },
          { name: "wiki", shard: 2 },
        ],
      }),
    ),
  );
}

/** A repository that is a folder of the source, as of a monorepo. */
export function writePrefixed(): Scenario {
  return writeScenario("a path prefix", {
    flux: { layout: "staged", pathPrefix: "platform/databases" },
    cluster: { name: "shared", storage: { size: "20Gi" } },
    backup: { method: "plugin", ...store },
    secrets: { store: { name: "vault" } },
    tenants: [{ name: "harbor" }],
  });
}

/** 250 tenants in three shards. */
export function writeLarge(): Scenario {
  const tenants = Array.from({ length: 250 }, (_, index) => ({
    name: `tenant-${String(index + 1).padStart(3, "0")}`,
    shard: Math.floor(index / 100) + 1,
    poolers: [{ instances: 1, connections: 1 }],
  }));
  return writeScenario("250 tenants in three shards", {
    cluster: {
      name: "shared",
      storage: { size: "500Gi" },
      parameters: { max_connections: 2400, shared_buffers: "32GB" },
      resources: { requests: { cpu: "16", memory: "128Gi" } },
    },
    backup: { method: "plugin", ...store },
    secrets: { store: { name: "vault" } },
    tenants,
  });
}

function writeScenario(name: string, spec: object): Scenario {
  const document = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantCatalog", metadata: { name: "any" }, spec };
  return { name, file: "tenants.yaml", inputs: new Map([["tenants.yaml", stringify(document)]]) };
}

/** @param count of random catalogs, the same at every run */
export function listRandom(count: number): Scenario[] {
  return fc.sample(randomCatalog, { seed: 20_261_121, numRuns: count }).map(({ text, settings }, index) => ({
    name: `random ${index + 1}`,
    file: "tenants.yaml",
    inputs: new Map([
      ["tenants.yaml", text],
      ["kubernetes/clusters/any/settings.yaml", settings],
    ]),
  }));
}
