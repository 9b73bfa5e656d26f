import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog, makeSetting, makeTenant } from "../test-catalog.ts";
import { buildCluster } from "./cluster.ts";

type Changes = Parameters<typeof makeCatalog>[0];
const specOf = (changes?: Changes) => listObjects(buildCluster(makeCatalog(changes)))[0].spec;

describe("the Cluster", () => {
  it("is never pruned: deleting it deletes every volume", () => {
    const [cluster] = listObjects(buildCluster(makeCatalog()));
    expect(cluster.metadata.annotations).toEqual({ "kustomize.toolkit.fluxcd.io/prune": "disabled" });
  });

  it("boots with a database of its own that is no tenant's and not postgres", () => {
    expect(specOf().bootstrap).toEqual({ initdb: { database: "app", owner: "app" } });
  });

  it("keeps placeholders where the catalog has them", () => {
    const catalog = makeCatalog({ cluster: { instances: makeSetting("INSTANCES", 3) } });
    const spec = Reflect.get(buildCluster(catalog)[0]?.objects[0]?.object ?? {}, "spec");
    expect(spec.instances).toMatchObject({ text: "${INSTANCES}", value: 3 });
  });

  it("writes every privilege of a role out, and its limit", () => {
    expect(specOf({ tenants: [makeTenant("harbor"), makeTenant("gitlab")] }).managed.roles).toHaveLength(2);
    expect(specOf().managed.roles[0]).toEqual({
      name: "harbor",
      ensure: "present",
      login: true,
      superuser: false,
      createdb: false,
      createrole: false,
      inherit: true,
      replication: false,
      bypassrls: false,
      connectionLimit: 28,
      passwordSecret: { name: "harbor-db-credentials" },
    });
  });

  it("has superuser access only where the catalog asks for it", () => {
    expect(specOf()).not.toHaveProperty("enableSuperuserAccess");
    const superuser = { secretName: "root", remoteKey: "items/root" };
    expect(specOf({ cluster: { superuser } })).toMatchObject({
      enableSuperuserAccess: true,
      superuserSecret: { name: "root" },
    });
  });

  it("replicates in the current form or the older one, never in both", () => {
    expect(specOf().postgresql.synchronous).toEqual({ method: "any", number: 1, dataDurability: "required" });
    const legacy = specOf({ cluster: { replication: { style: "legacy", minSyncReplicas: 1, maxSyncReplicas: 2 } } });
    expect(legacy).toMatchObject({ minSyncReplicas: 1, maxSyncReplicas: 2 });
    expect(legacy.postgresql).not.toHaveProperty("synchronous");
  });

  it("leaves pg_hba to CNPG with isolation off, and TLS modes to clients always", () => {
    expect(specOf({ isolation: "off" }).postgresql).not.toHaveProperty("pg_hba");
    expect(specOf().postgresql.pg_hba.at(-1)).toBe("host all all all reject");
    expect(JSON.stringify(specOf())).not.toMatch(/sslMode/i);
  });

  it("names the ConfigMap of custom queries and lets no operator make PodMonitors", () => {
    expect(specOf().monitoring).toEqual({ customQueriesConfigMap: [{ name: "shared-monitoring", key: "queries" }] });
  });
});

describe("backups of the Cluster", () => {
  it("go to the root of the bucket, under the server name", () => {
    const { backup } = specOf({ backup: { ...BARMAN, compression: "gzip", encryption: "AES256" } });
    expect(backup.barmanObjectStore).toMatchObject({
      destinationPath: "s3://backups/",
      endpointURL: "https://s3.example.org",
      serverName: "shared",
      s3Credentials: { accessKeyId: { name: "store-keys", key: "ACCESS_KEY_ID" } },
      wal: { compression: "gzip", encryption: "AES256" },
      data: { compression: "gzip", encryption: "AES256", immediateCheckpoint: true, jobs: 2 },
    });
    expect(backup.retentionPolicy).toBe("30d");
  });

  it("are neither compressed nor encrypted unless the catalog says so", () => {
    const { barmanObjectStore } = specOf({ backup: BARMAN }).backup;
    expect(barmanObjectStore.data).toEqual({ immediateCheckpoint: true, jobs: 2 });
    expect(barmanObjectStore).not.toHaveProperty("wal");
  });

  it("keep the bucket's setting inside the path", () => {
    const catalog = makeCatalog({ backup: { ...BARMAN, bucket: makeSetting("BUCKET", "b") } });
    const spec = Reflect.get(buildCluster(catalog)[0]?.objects[0]?.object ?? {}, "spec");
    expect(spec.backup.barmanObjectStore.destinationPath).toMatchObject({ text: "s3://${BUCKET}/", value: "s3://b/" });
  });

  it("are absent with the method none", () => {
    expect(specOf()).not.toHaveProperty("backup");
  });
});
