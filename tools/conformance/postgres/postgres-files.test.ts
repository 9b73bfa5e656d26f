import type { Cluster } from "@tenantry/crd-schemas";
import { describe, expect, it } from "vitest";
import { buildHba, buildIdent, buildPostgresqlConf } from "./postgres-files.ts";

const place = { folder: "/data", port: 5433, certificates: "/certificates", user: "nobody" };
const withPostgresql = (postgresql: Cluster["spec"]["postgresql"]) =>
  ({ spec: { instances: 1, postgresql } }) as unknown as Cluster;

describe("buildPostgresqlConf", () => {
  it("puts the catalog's parameters over the operator's defaults, and escapes them", () => {
    const conf = buildPostgresqlConf(
      withPostgresql({ parameters: { wal_keep_size: "1GB", search_path: "'$user'" } }),
      place,
    );
    expect(conf).toContain("wal_keep_size = '1GB'\n");
    expect(conf).not.toContain("512MB");
    expect(conf).toContain("search_path = '''$user'''\n");
  });

  it("preloads what a parameter belongs to, behind the catalog's own libraries", () => {
    const parameters = { "pg_stat_statements.max": "10000" };
    const conf = buildPostgresqlConf(withPostgresql({ parameters, shared_preload_libraries: ["own"] }), place);
    expect(conf).toContain("shared_preload_libraries = 'own,pg_stat_statements'\n");
  });
});

describe("buildHba", () => {
  it("writes our lines behind the operator's own roles and before its permissive line", () => {
    const lines = buildHba({ pg_hba: ["ours"] }, "1.27.0")
      .trim()
      .split("\n");
    expect(lines.slice(-3)).toEqual([
      "hostssl all cnpg_pooler_pgbouncer all cert map=cnpg_pooler_pgbouncer",
      "ours",
      "host all all all scram-sha-256",
    ]);
  });

  it("has the exporter's role from 1.30 on, before everybody else of the socket", () => {
    expect(buildHba(undefined, "1.27.0")).not.toContain("exporter");
    expect(buildHba(undefined, "1.30.0")).toMatch(/^local all cnpg_metrics_exporter peer/);
    expect(buildIdent("nobody", "1.30.0")).toContain("cnpg_metrics_exporter nobody cnpg_metrics_exporter");
  });
});
