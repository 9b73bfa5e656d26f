import { describe, expect, it } from "vitest";
import { openCatalog } from "../test-tenant-catalog.ts";

const verify = async (changes: object) => {
  const { catalog, problems } = await openCatalog({ verify: changes });
  return { verify: catalog?.verify, problems };
};

describe("spec.verify", () => {
  it("has the baselines of story 47 and a folder of the catalog's own until it says otherwise", async () => {
    expect((await openCatalog()).catalog?.verify).toEqual({
      kit: "render",
      logFields: {
        namespace: "kubernetes.namespace_name",
        pod: "kubernetes.pod_name",
        container: "kubernetes.container_name",
      },
      logMatch: {},
      maxReplicationLagBytes: 16 * 1_048_576,
      baselines: { transactionsPerSecond: 1000, operationsPerSecond: 50_000, failoverSeconds: 30 },
      evidence: "docs/qa/evidence/any",
    });
  });

  it("keeps addresses without a slash at their end, so that paths can be added", async () => {
    const written = { metricsURL: "http://vmselect:8481/select/0/prometheus/", logsURL: "https://logs.example.org/" };
    expect((await verify(written)).verify).toMatchObject({
      metricsURL: "http://vmselect:8481/select/0/prometheus",
      logsURL: "https://logs.example.org",
    });
  });

  it("takes what a standby may be behind in any unit, and the context and fields as they are", async () => {
    const written = { context: "admin@apps", maxReplicationLag: "2Mi", logMatch: { cluster: "apps" } };
    expect((await verify(written)).verify).toMatchObject({
      context: "admin@apps",
      maxReplicationLagBytes: 2 * 1_048_576,
      logMatch: { cluster: "apps" },
    });
  });

  it.each([
    [{ metricsURL: "http://user:pw@vmselect:8481" }, "without credentials"],
    [{ baselines: { failoverSeconds: 0 } }, "expected 1 or more"],
    [{ evidence: "../elsewhere" }, "below the root"],
    [{ logFields: { namespace: 'x"} | delete' } }, "expected the name of a field"],
    [{ contxt: "apps" }, "context"],
  ])("refuses %j", async (written, reason) => {
    const { problems } = await verify(written);
    expect(problems).toMatchObject([{ severity: "error" }]);
    expect(`${problems[0]?.message} ${problems[0]?.help}`).toContain(reason);
  });
});
