import { describe, expect, it } from "vitest";
import { makeCatalog, makeTenant } from "../../../renderer/src/test-catalog.ts";
import { stageFailover } from "../test-failover.ts";
import { Unanswered } from "../unanswered.ts";
import { failover } from "./failover.ts";

describe("the drill failover", () => {
  it("passes where nothing is lost, a standby takes over in time, and the old primary comes back", async () => {
    const { faults, found } = await stageFailover().run(failover);
    expect(faults).toEqual([]);
    expect(found).toMatch(
      /^lost acknowledged writes: 0 of \d+; without a write: 5\.\d s \(\d+ refused\); shared-2 took over from shared-1 after 3\.\d s; all instances were back after 2\d\.\d s$/,
    );
  });

  it("never ends the primary gracefully, and not before somebody writes", async () => {
    const stage = stageFailover();
    await stage.run(failover);
    const order = stage.changes.map((change) => change.split("\n")[0]);
    const writer = order.indexOf("kubectl create --filename=-");
    const kill = order.indexOf("kubectl delete pods/shared-1 --namespace=databases --grace-period=1 --wait=false");
    expect(writer).toBeGreaterThan(-1);
    expect(kill).toBeGreaterThan(writer);
    expect(order.filter((change) => change?.startsWith("kubectl delete pods/"))).toHaveLength(1);
  });

  it("never takes the primary's object away before its processes have ended", async () => {
    const stage = stageFailover();
    await stage.run(failover);
    expect(stage.changes.join()).not.toMatch(/--force|--grace-period=0|--now/);
  });

  it("names every acknowledged write that is lost", async () => {
    expect(await stageFailover({ lost: [7, 8] }).findFaults(failover)).toEqual([
      expect.stringMatching(/^2 of \d+ acknowledged writes are lost \(numbers 7, 8\), expected none$/),
    ]);
  });

  it("fails where nobody could write for longer than the baseline", async () => {
    expect(await stageFailover({ downtime: 42 }).findFaults(failover)).toEqual([
      expect.stringMatching(/^42\.\d s passed between two acknowledged writes, expected at most 30 s$/),
    ]);
  });

  it("fails where nobody takes over", async () => {
    const [message, ...others] = await stageFailover({ noElection: true }).findFaults(failover);
    expect([message, others]).toEqual(["no instance took over from shared-1", []]);
  });

  it("fails where the old primary does not come back", async () => {
    expect(await stageFailover({ noReturn: true }).findFaults(failover)).toEqual([
      "the cluster has not become whole again: 2 of 3 instances are ready; 1 of 2 standbys stream",
    ]);
  });

  it("leaves a cluster alone that is not healthy", async () => {
    const stage = stageFailover();
    stage.cluster.find("Cluster", "shared").status.readyInstances = 2;
    expect(await stage.findFaults(failover)).toEqual([
      "the drill was not begun, as the cluster is not healthy: 2 of 3 instances are ready",
    ]);
    expect(stage.changes.join()).not.toContain("kubectl delete pods/shared-1");
  });

  it("leaves the primary alone where nobody can write, and tells what the writer was told", async () => {
    const stage = stageFailover({ refused: "FATAL: too many connections for role harbor" });
    const error = await stage.run(failover).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unanswered);
    expect((error as Unanswered).message).toContain("too many connections for role harbor");
    expect(stage.changes.join()).not.toContain("kubectl delete pods/");
  });

  it("writes as a tenant in a pod that fits the restricted standard, without a password in it", async () => {
    const stage = stageFailover();
    await stage.run(failover);
    const pod = JSON.parse(stage.changes.find((change) => change.includes('"kind":"Pod"'))?.split("\n")[1] ?? "{}");
    expect(pod.metadata.labels["tenantry.dev/drill"]).toBe("failover");
    expect(pod.spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
    const [container] = pod.spec.containers;
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.image).toBe("ghcr.io/cloudnative-pg/postgresql:17.6");
    const env = new Map(container.env.map((one: { name: string }) => [one.name, one]));
    expect(env.get("PGHOST")).toEqual({ name: "PGHOST", value: "shared-rw" });
    expect(env.get("PGPASSWORD")).toEqual({
      name: "PGPASSWORD",
      valueFrom: { secretKeyRef: { name: "harbor-db-credentials", key: "password" } },
    });
  });

  it("removes the pod and the schema, also those of an earlier run", async () => {
    const stage = stageFailover();
    await stage.run(failover);
    await failover.cleanUp(stage.context);
    await failover.cleanUp(stage.context);
    expect(stage.cluster.objects.filter(({ metadata }) => metadata.labels?.["tenantry.dev/drill"])).toEqual([]);
    expect(stage.changes.at(-1)).toMatch(/-d registry\n(.*\n)*DROP SCHEMA IF EXISTS tenantry_drill CASCADE;\n$/);
  });

  it("tells with names what it will do", () => {
    const said = failover.announce(makeCatalog()).join("\n");
    for (const name of ["tenantry-drill-failover", "databases/shared", "shared-rw", "tenant harbor"]) {
      expect(said).toContain(name);
    }
  });

  it("does not apply where nobody can take over, or nobody may write", () => {
    const reason = (changes: Parameters<typeof makeCatalog>[0]) => failover.inapplicable?.(makeCatalog(changes));
    expect(reason({})).toBeUndefined();
    expect(reason({ cluster: { instances: 1 } })).toContain("one instance");
    expect(reason({ cluster: { replicaOf: { name: "main" } } })).toContain("follows main");
    expect(reason({ tenants: [makeTenant("harbor", { allowFrom: ["10.0.0.0/8"] })] })).toContain(
      "no tenant has a role",
    );
    expect(reason({ tenants: [makeTenant("harbor", { state: "retired" })] })).toContain("no tenant has a role");
  });
});
