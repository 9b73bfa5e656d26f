import { parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { renderCatalog } from "./render-catalog.ts";

const VERSIONS = ["1.27", "1.27.0", "1.28.4", "1.29.1", "1.29.2", "1.30.0"];
const ROLES = ["managed", "databaseRole"];
const LAYOUTS = ["single", "staged"];
const RULES = ["VMRule", "PrometheusRule"];
const SCRAPES = ["PodMonitor", "VMPodScrape"];
const store = { schedule: "0 0 2 * * *", bucket: "backups", validation: {} };
const BACKUPS = [
  { method: "plugin", ...store },
  { method: "barmanObjectStore", ...store },
  { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "snapshots" },
  { method: "none", reason: "a test" },
];

interface Style {
  readonly version: string;
  readonly roles?: string;
  readonly layout?: string;
  readonly rules?: string;
  readonly scrape?: string;
  readonly backup?: object;
  readonly cluster?: object;
  readonly tenant?: object;
}

async function render({ version, roles, layout, rules, scrape, backup, cluster, tenant }: Style) {
  const catalog = {
    apiVersion: "tenantry.dev/v1alpha1",
    kind: "TenantCatalog",
    metadata: { name: "any" },
    spec: {
      versions: { cloudNativePG: version },
      flux: { layout: layout ?? "staged" },
      cluster: { name: "shared", storage: { size: "20Gi" }, ...cluster },
      roles: roles ?? "managed",
      backup: backup ?? { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      monitoring: { rules: rules ?? "VMRule", scrape: scrape ?? "PodMonitor" },
      tenants: [
        { name: "harbor", ...tenant },
        { name: "gitlab", shard: 2 },
      ],
    },
  };
  const text = stringify(catalog);
  const parsed = await parseCatalog(text, "tenants.yaml", () => ({ files: [], problems: [] }));
  if (!parsed.ok) return parsed.problems;
  const resolved = await resolveCatalog(parsed.parsed, new Map());
  if (!resolved.ok) return resolved.problems;
  const rendered = await renderCatalog(resolved.catalog, { toolVersion: "1.2.3", source: parsed.parsed.source });
  return rendered.problems;
}

const isBefore130 = (version: string) => Number(version.split(".")[1]) < 30;

describe.each(VERSIONS)("CloudNativePG %s", (version) => {
  it("has every style that the catalog knows, or the style is refused with the version that has it", async () => {
    for (const roles of ROLES) {
      for (const backup of BACKUPS) {
        for (const layout of LAYOUTS) {
          for (const rules of RULES) {
            for (const scrape of SCRAPES) {
              const style = { version, roles, backup, layout, rules, scrape };
              const problems = await render(style);
              const described = JSON.stringify({ style, problems });
              if (roles === "databaseRole" && isBefore130(version)) {
                expect(problems, described).toMatchObject([{ rule: "version-feature", path: "spec.roles", line: 14 }]);
                expect(problems[0]?.message).toContain(`CloudNativePG ${version} has no DatabaseRole`);
                expect(problems[0]?.message).toContain("1.30");
              } else expect(problems, described).toEqual([]);
            }
          }
        }
      }
    }
  });
});

describe("a feature that a version does not have", () => {
  const fdw = { name: "postgres_fdw", handler: "postgres_fdw_handler" };
  it.each([
    [
      "failoverQuorum",
      "1.27",
      "1.28",
      { cluster: { synchronous: { failoverQuorum: true } } },
      "spec.cluster.synchronous.failoverQuorum",
    ],
    ["fdws", "1.27.4", "1.28", { tenant: { databases: [{ fdws: [fdw] }] } }, "spec.tenants[0].databases[0].fdws"],
    [
      "servers",
      "1.27",
      "1.28",
      { tenant: { databases: [{ servers: [{ name: "s", fdw: "postgres_fdw" }] }] } },
      "spec.tenants[0].databases[0].servers",
    ],
    [
      "clientCertificate",
      "1.29",
      "1.30",
      { roles: "managed", tenant: { clientCertificate: true, poolers: [], direct: 2 } },
      "spec.tenants[0].clientCertificate",
    ],
    ["barmanObjectStore", "1.31", "1.30", { backup: { method: "barmanObjectStore", ...store } }, "spec.backup.method"],
  ])("is refused: %s in %s, told about %s", async (_feature, version, told, style, path) => {
    const problems = await render({ version, ...style });
    const found = problems.find(({ rule }) => rule === "version-feature");
    expect(found, JSON.stringify(problems)).toMatchObject({ severity: "error", path });
    expect(found?.message).toContain(told);
  });

  it.each([
    ["failoverQuorum", "1.28.4", { cluster: { synchronous: { failoverQuorum: true } } }],
    ["fdws", "1.28", { tenant: { databases: [{ fdws: [fdw], servers: [{ name: "s", fdw: "postgres_fdw" }] }] } }],
    [
      "clientCertificate",
      "1.30",
      { roles: "databaseRole", tenant: { clientCertificate: true, poolers: [], direct: 2 } },
    ],
  ])("is rendered from the version on that has it: %s in %s", async (_feature, version, style) => {
    expect(await render({ version, ...style })).toEqual([]);
  });
});
