import type { Dragonfly } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog, makeTenant } from "../test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "../test-platform.ts";
import { buildDragonfly } from "./dragonfly.ts";

const build = (changes: Partial<Dragonfly> = {}, catalog = {}) =>
  listObjects(buildDragonfly(makeCatalog({ dragonfly: makeDragonfly(changes), ...catalog })))[0];

describe("the Dragonfly", () => {
  it("is there where the catalog has one, in a folder of its own", () => {
    expect(buildDragonfly(makeCatalog())).toEqual([]);
    expect(listPaths(buildDragonfly(makeCatalog({ dragonfly: makeDragonfly() })))).toEqual([
      "out/db/dragonfly/dragonfly.yaml",
    ]);
  });

  it("is never pruned", () => {
    expect(build().metadata.annotations).toEqual({ "kustomize.toolkit.fluxcd.io/prune": "disabled" });
  });

  it("runs in a restricted namespace, whose checks its operator's own contexts fail", () => {
    const { podSecurityContext, containerSecurityContext } = build().spec;
    expect(podSecurityContext).toMatchObject({
      runAsNonRoot: true,
      fsGroup: 999,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(containerSecurityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
    });
  });

  it("bounds its data, and takes the catalog's own flags", () => {
    expect(build({ args: { cache_mode: "true" } }).spec.args).toEqual([
      "--maxmemory=768mb",
      "--proactor_threads=2",
      "--cache_mode=true",
    ]);
  });

  it("writes snapshots that replace each other, but not another pod's: each has a volume, or a name in the bucket", () => {
    const storage = { size: "5Gi", storageClass: "fast" };
    const { spec } = build({ snapshot: { cron: "0 * * * *", storage } });
    expect(spec.args).toContain("--dbfilename=dump");
    expect(spec.snapshot).toEqual({
      cron: "0 * * * *",
      persistentVolumeClaimSpec: {
        accessModes: ["ReadWriteOnce"],
        storageClassName: "fast",
        resources: { requests: { storage: "5Gi" } },
      },
    });
    const bucket = build({ snapshot: { cron: "0 * * * *", dir: "s3://a" } }).spec;
    expect(bucket.snapshot).toEqual({ cron: "0 * * * *", dir: "s3://a" });
    expect(bucket.args).toContain("--dbfilename=dump-$(POD_NAME)");
    const podName = { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } };
    expect(bucket.env).toEqual([podName]);
    const region = { name: "AWS_REGION", value: "eu" };
    const overrides = { fields: { env: [region] }, origin: ["spec", "dragonfly", "spec"] };
    expect(build({ snapshot: { cron: "0 * * * *", dir: "s3://a" }, overrides }).spec.env).toEqual([podName, region]);
  });

  it("reads users where a tenant has one", () => {
    expect(build().spec).not.toHaveProperty("aclFromSecret");
    const tenants = [makeTenant("web", { dragonfly: makeDragonflyUser("web") })];
    expect(build({}, { tenants }).spec.aclFromSecret).toMatchObject({ key: "users.acl" });
  });

  it("spreads over nodes, and over what the catalog says", () => {
    const zone = {
      topologyKey: "topology.kubernetes.io/zone",
      maxSkew: 1,
      whenUnsatisfiable: "ScheduleAnyway",
    } as const;
    const [nodes, zones] = build({ nodeSpread: "preferred", topologySpread: [zone] }).spec.topologySpreadConstraints;
    expect(nodes).toMatchObject({ topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" });
    expect(zones).toEqual({ ...zone, labelSelector: { matchLabels: { app: "cache" } } });
  });

  it("has TLS from a Secret, and the escape hatch's fields last", () => {
    const overrides = { fields: { pdb: { maxUnavailable: 2 } }, origin: ["spec", "dragonfly", "spec"] };
    const { spec } = build({ tls: { secretName: "cache-tls" }, overrides });
    expect(spec).toMatchObject({ tlsSecretRef: { name: "cache-tls" }, pdb: { maxUnavailable: 2 } });
  });
});
