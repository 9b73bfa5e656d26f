import type { ExternalSecret, Job } from "@tenantry/crd-schemas";
import { describe, expect, it } from "vitest";
import { addTenants, openKit } from "./test-kit.ts";

const APPS = "kubernetes/catalogs/apps/tenants.yaml";

async function openJobs(path: string, change?: Parameters<typeof openKit>[1]) {
  const opened = await openKit(path, change);
  const all = opened.kit.objects.filter(({ kind }) => kind === "Job") as unknown as Job[];
  const isCache = ({ metadata }: Job) => metadata?.name?.startsWith("tenantry-cache-") === true;
  return { ...opened, all, jobs: all.filter((job) => !isCache(job)), caches: all.filter(isCache) };
}

const containerOf = ({ spec }: Job) => spec?.template.spec?.containers[0];
const scriptOf = (job: Job) => containerOf(job)?.command?.[2] ?? "";

describe("the test applications", () => {
  it("run where the tenant's clients are, with the client's own Secret", async () => {
    const { jobs, objects } = await openJobs(APPS, (spec) => {
      spec.tenants[1].clients = [{ namespace: "harbor" }, { namespace: "harbor-jobs" }];
    });
    const harbor = jobs.filter(({ metadata }) => metadata?.name?.startsWith("tenantry-test-harbor"));
    expect(harbor.map(({ metadata }) => [metadata?.namespace, metadata?.name])).toEqual([
      ["harbor", "tenantry-test-harbor"],
      ["harbor-jobs", "tenantry-test-harbor-2"],
    ]);
    for (const job of harbor) {
      const secret = objects.find(
        ({ kind, metadata }) => kind === "ExternalSecret" && metadata?.namespace === job.metadata?.namespace,
      ) as unknown as ExternalSecret;
      const keys = Object.keys(secret.spec?.target?.template?.data ?? {});
      const read = containerOf(job)?.env?.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []) ?? [];
      expect(read.length).toBe(5);
      for (const { name, key } of read) expect([name, keys.includes(key)]).toEqual([secret.spec?.target?.name, true]);
    }
  });

  it("run beside the cluster for tenants without clients, through their pooler", async () => {
    const { jobs, catalog } = await openJobs(APPS);
    expect(jobs.length).toBe(catalog.tenants.length);
    const env = containerOf(jobs[0] as Job)?.env ?? [];
    expect(env).toContainEqual({ name: "PGHOST", value: "gitlab-pooler-rw.cnpg-system.svc" });
    expect(env).toContainEqual({ name: "PGDATABASE", value: "gitlabhq_production" });
  });

  it("write where the role owns the database, and only read elsewhere", async () => {
    const { jobs } = await openJobs(APPS, (spec) => {
      spec.tenants[0].clients = [{ namespace: "gitlab", pooler: "gitlab-pooler-ro" }, { namespace: "gitlab" }];
    });
    const [reader, writer] = jobs as [Job, Job];
    expect(scriptOf(reader)).not.toMatch(/CREATE|INSERT|DROP/);
    expect(scriptOf(writer)).toContain("DROP TABLE IF EXISTS");
  });

  it("are none for a retired tenant, and none where the image is somebody else's", async () => {
    const retired = await openJobs(APPS, (spec) => {
      spec.tenants[2].state = "retired";
    });
    expect(retired.jobs.map(({ metadata }) => metadata?.name)).not.toContain("tenantry-test-keycloak");
    expect(retired.jobs.length).toBe(3);
  });

  it("fit the restricted Pod Security Standard, are bounded, and go away by themselves", async () => {
    const { all } = await openJobs(APPS);
    for (const { spec } of all) {
      expect(spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 120, ttlSecondsAfterFinished: 3600 });
      const pod = spec?.template.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        restartPolicy: "Never",
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      });
      const [container] = pod?.containers ?? [];
      expect(container?.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      expect(container?.resources).toMatchObject({ requests: { cpu: "50m" }, limits: { memory: "128Mi" } });
      // Pinned by a tag that names a release.
      expect(container?.image).toMatch(/:v?\d+\.\d+/);
    }
  });

  it("are twenty at most, the same ones with a tenant more, and say so", async () => {
    const many = await openJobs(APPS, (spec) => addTenants(spec, 30));
    const more = await openJobs(APPS, (spec) => addTenants(spec, 31));
    expect(many.jobs.length).toBe(20);
    expect(more.jobs).toEqual(many.jobs);
    expect(many.read("test-applications.yaml")).toContain("The first 20 applications are here");
  });

  it("use Dragonfly as the tenant's user, with its prefix and Secret, where its clients are", async () => {
    const { caches, objects } = await openJobs(APPS);
    expect(caches.map(({ metadata }) => [metadata?.namespace, metadata?.name])).toEqual([
      ["gitlab", "tenantry-cache-gitlab"],
      ["synergyflow", "tenantry-cache-synergyflow"],
    ]);
    for (const job of caches) {
      const secrets = objects.filter(
        ({ kind, metadata }) => kind === "ExternalSecret" && metadata?.namespace === job.metadata?.namespace,
      ) as unknown as ExternalSecret[];
      for (const { valueFrom } of containerOf(job)?.env ?? []) {
        const secret = secrets.find(({ metadata }) => metadata?.name === valueFrom?.secretKeyRef?.name);
        expect(Object.keys(secret?.spec?.target?.template?.data ?? {})).toContain(valueFrom?.secretKeyRef?.key);
      }
      expect(scriptOf(job)).toMatch(/SET.* EX[\s\S]*GET[\s\S]*TTL/);
    }
  });

  it("have names that pods can bear, and each another one in its namespace", async () => {
    const { jobs } = await openJobs(APPS, (spec) => {
      const clients = [{ namespace: "shop" }, { namespace: "shop" }];
      const poolers = [{ type: "rw", connections: 2, reserve: 0 }];
      const long = "x".repeat(40);
      spec.tenants.push({ name: "shop-2", poolers }, { name: "shop", poolers, clients }, { name: long, poolers });
      spec.tenants.at(-2).clients[1].secretName = "other";
    });
    const names = jobs.map(({ metadata }) => metadata?.name ?? "");
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 63)).toEqual([]);
  });

  it("have names of their own for the cache, too", async () => {
    const { caches } = await openJobs(APPS, (spec) => {
      const dragonfly = { clients: [{ namespace: "shop" }] };
      const twice = { clients: [{ namespace: "shop" }, { namespace: "shop", secretName: "other" }] };
      spec.tenants.push({ name: "shop", dragonfly: twice }, { name: "shop-2", dragonfly });
    });
    const names = caches.map(({ metadata }) => metadata?.name ?? "");
    expect(names.filter((name) => name.startsWith("tenantry-cache-shop")).length).toBe(3);
    expect(new Set(names).size).toBe(names.length);
  });

  it("show no password in their arguments or output", async () => {
    const { read } = await openKit(APPS);
    expect(read("test-applications.yaml")).not.toMatch(/echo.*PGPASSWORD|-W|set -x/);
  });
});
