import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROBOT } from "./certificates.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster, writeScenario } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { tryLogin } from "./session.ts";
import { findNewestLine } from "./supported-lines.ts";

const REJECTED = /^28000 pg_hba.conf rejects/;
const NOT_POOLED = /^08P01 login rejected/;
const REPORTS = "Harbor-Reports";
const REGISTRY = "Registry-2";

const poolers = [{ instances: 1, connections: 3, reserve: 0 }];
const scenario = writeScenario("tenant-options", {
  versions: { cloudNativePG: "1.30.0" },
  roles: "databaseRole",
  cluster: {
    name: "shared",
    storage: { size: "20Gi" },
    pg_hba: { before: ["hostssl harbor blocked all reject"] },
  },
  tenants: [
    {
      name: "harbor",
      databases: [{ name: "harbor" }, { name: REGISTRY }],
      roles: [{ name: REPORTS, inRoles: ["pg_read_all_data"] }, { name: "blocked" }, { name: "group", login: false }],
      poolers,
    },
    { name: "remote", allowFrom: ["10.0.0.0/8"], poolers },
    { name: ROBOT, clientCertificate: true, direct: 2, poolers: [] },
    { name: "old", state: "retired" },
  ],
});

describe("what a tenant can say of who may connect", () => {
  let cluster: RunningCluster;
  let harbor: PoolerPod;
  let remote: PoolerPod;
  beforeAll(async () => {
    cluster = await startCluster(await renderCluster(scenario), findNewestLine());
    harbor = await cluster.startPod("harbor-pooler-rw");
    remote = await cluster.startPod("remote-pooler-rw");
  });
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });
  const direct = (role: string, database: string) => tryLogin(cluster.loginAs(role, database, cluster.instance.port));
  const pooled = (role: string, database: string) => tryLogin(cluster.loginAs(role, database, harbor.port));

  it.each(["harbor", REPORTS])(
    "%s reaches both databases of its tenant, whatever characters the names have",
    async (role) => {
      for (const database of ["harbor", REGISTRY]) {
        expect(await direct(role, database)).toBe("in");
        expect(await pooled(role, database)).toBe("in");
      }
    },
  );

  it("a role in lower case is not the one in capitals", async () => {
    expect(await direct(REPORTS.toLowerCase(), "harbor")).toMatch(REJECTED);
    expect(await pooled(REPORTS.toLowerCase(), "harbor")).toMatch(/^08P01/);
    expect(await direct("harbor", REGISTRY.toLowerCase())).toMatch(REJECTED);
  });

  it("addresses keep out who comes from elsewhere, directly and through the pooler", async () => {
    expect(await direct("remote", "remote")).toMatch(REJECTED);
    expect(await tryLogin(cluster.loginAs("remote", "remote", remote.port))).toMatch(NOT_POOLED);
  });

  it("a role with a certificate comes in by it, and neither by a password nor into another database", async () => {
    expect(await tryLogin(cluster.loginByCertificate(ROBOT, ROBOT))).toBe("in");
    expect(await direct(ROBOT, ROBOT)).toMatch(/^28000 connection requires a valid client certificate/);
    expect(await tryLogin(cluster.loginByCertificate(ROBOT, "harbor"))).toMatch(REJECTED);
  });

  it("a line of the catalog's own comes before those of the tenants", async () => {
    expect(await direct("blocked", "harbor")).toMatch(REJECTED);
    expect(await direct("blocked", REGISTRY)).toBe("in");
  });

  it("groups and retired tenants cannot log in", async () => {
    expect(await direct("group", "harbor")).toMatch(REJECTED);
    expect(await pooled("group", "harbor")).toMatch(/^08P01/);
    expect(await direct("old", "old")).toMatch(REJECTED);
  });
});
