import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { poolerPlainTextConnections } from "./pooler-plain-text-connections.ts";

const CLUSTER =
  "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {managed: {roles: [{name: x, login: true}, {name: y, login: true}]}}\n---\n";
const pooler = (pgbouncer: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {cluster: {name: a}, pgbouncer: ${pgbouncer}}\n`;
const find = (pgbouncer: string, cluster = CLUSTER) =>
  findFaults(poolerPlainTextConnections, cluster + pooler(pgbouncer));
const hba = (...lines: string[]) => `{pg_hba: ${JSON.stringify(lines)}}`;

describe("pooler-plain-text-connections", () => {
  it("finds a pooler of a shared cluster as the operator sets it up", () => {
    expect(find("{poolMode: session}")).toEqual([
      expect.stringContaining("spec.pgbouncer.pg_hba: Pooler p: PgBouncer takes clients without TLS"),
    ]);
  });

  it("finds lines for TLS that let the rest through, whatever the cluster is", () => {
    expect(find(hba("hostssl x x 0.0.0.0/0 md5"), "")).toHaveLength(1);
    expect(find(hba("host x x 0.0.0.0/0 md5", "hostnossl all all 0.0.0.0/0 reject"))).toEqual([
      expect.stringContaining("spec.pgbouncer.pg_hba[0]: Pooler p: `host x x 0.0.0.0/0 md5` lets clients in"),
    ]);
    expect(find(hba("host all all 0.0.0.0/0 reject"))).toHaveLength(1);
  });

  it("is silent where both families are turned away, or TLS is required", () => {
    expect(find(hba("hostssl x x 0.0.0.0/0 md5", "host all all 0.0.0.0/0 reject", "host all all ::/0 reject"))).toEqual(
      [],
    );
    expect(find("{parameters: {client_tls_sslmode: require}}")).toEqual([]);
    expect(find("{parameters: {client_tls_sslmode: prefer}}")).toHaveLength(1);
  });

  it("is silent where nobody shares and nobody asked for TLS", () => {
    expect(find("{}", "")).toEqual([]);
  });

  it("proposes the parameter only where every patch of the version allows it", () => {
    const helpFor = (cloudNativePG: string) =>
      [...poolerPlainTextConnections.check(makeSubject(CLUSTER + pooler("{}"), { cloudNativePG }))][0]?.help;
    expect(helpFor("1.28")).toContain("`client_tls_sslmode: require`");
    expect(helpFor("1.27")).toContain("hostnossl");
  });
});
