import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerAuthQuery } from "./pooler-auth-query.ts";

const judge = (pgbouncer: string, cloudNativePG = "1.30") =>
  findFaults(poolerAuthQuery, poolerText(`pgbouncer: ${pgbouncer}`), { cloudNativePG });

describe("pooler-auth-query", () => {
  it("finds one without the other", () => {
    expect(judge("{authQuerySecret: {name: s}}")).toEqual([
      expect.stringContaining("spec.pgbouncer.authQuerySecret: Pooler wiki: `authQuerySecret` without `authQuery`"),
    ]);
    expect(judge("{authQuery: SELECT 1}")).toEqual([
      expect.stringContaining("spec.pgbouncer.authQuery: Pooler wiki: `authQuery` without a Secret"),
    ]);
  });

  it("takes `serverTLSSecret` for a Secret from 1.28 on", () => {
    const tls = "{authQuery: SELECT 1, serverTLSSecret: {name: s}}";
    expect(judge(tls)).toEqual([]);
    expect(judge(tls, "1.27")).toHaveLength(1);
    expect(judge("{serverTLSSecret: {name: s}}")).toHaveLength(1);
  });

  it("is silent about both, neither, empty names and placeholders", () => {
    for (const pgbouncer of [
      "{authQuery: SELECT 1, authQuerySecret: {name: s}}",
      "{}",
      '{authQuery: "", authQuerySecret: {name: ""}}',
      '{authQuery: "${Q}", authQuerySecret: {name: "${S}"}}',
    ])
      expect(judge(pgbouncer)).toEqual([]);
  });
});
