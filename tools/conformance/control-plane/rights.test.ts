import { beforeAll, describe, expect, it } from "vitest";
import { note } from "../summary.ts";
import { bind, readRole } from "./documented-roles.ts";
import { runKubectl } from "./run-kubectl.ts";
import { describeFaults, openVerifiedCluster, type VerifiedCluster } from "./verified-cluster.ts";

const role = readRole("tenantry-verify");
const secrets = readRole("tenantry-verify-secrets");
let cluster: VerifiedCluster;
beforeAll(async () => {
  cluster = await openVerifiedCluster();
  await bind(cluster.client, role);
});

const exec = ["exec", "pod/shared-postgres-1", "--namespace=cnpg-system", "--container=postgres", "--", "true"];

describe("who has the role for verify", () => {
  it("finds in every check what an administrator finds, with the right to read the Secrets of clients", async () => {
    const [before] = await cluster.verify("verifier", ["client-secrets"]);
    expect(before?.found).toMatch(/^not allowed to get secrets in the namespace gitlab: /);
    const { dragonfly, tenants } = cluster.catalog;
    const clients = tenants.flatMap((tenant) => [...tenant.clients, ...(tenant.dragonfly?.clients ?? [])]);
    const namespaces = [...clients, ...(dragonfly === undefined ? [] : [dragonfly])].map((it) => it.namespace);
    for (const namespace of new Set(namespaces)) await bind(cluster.client, secrets, namespace);
    const started = performance.now();
    const theirs = await cluster.verify("verifier");
    const ours = cluster.healthy;
    expect(theirs.map(({ id, status, found }) => [id, status, found])).toEqual(
      ours.map(({ id, status, found }) => [id, status, found]),
    );
    note("verify", `rights: ${theirs.length} checks come to the same with the read-only role`, started);
  });

  it("may run commands in containers and read logs, as far as the API server is asked", async () => {
    const verifier = cluster.server.kubeconfig("verifier");
    // No kubelet answers; somebody without the right is not even sent there.
    expect((await runKubectl(verifier, exec)).stderr).not.toContain("orbidden");
    expect((await runKubectl(cluster.server.kubeconfig("stranger"), exec)).stderr).toContain(
      'pods "shared-postgres-1" is forbidden',
    );
    const logs = ["logs", "pod/shared-postgres-1", "--namespace=cnpg-system", "--container=postgres"];
    expect((await runKubectl(verifier, logs)).stderr).not.toContain("orbidden");
  });

  it("may change nothing, and list no Secrets", async () => {
    const reading = new Set(["get", "list", "watch"]);
    for (const { resources, verbs } of [...role.rules, ...secrets.rules]) {
      const changing = verbs.filter((verb) => !reading.has(verb));
      expect(changing, resources.join(", ")).toEqual(resources.join() === "pods/exec" ? ["create"] : []);
    }
    const may = async (...args: string[]) =>
      (
        await runKubectl(cluster.server.kubeconfig("verifier"), ["auth", "can-i", ...args, "--all-namespaces"])
      ).stdout.trim();
    expect(await may("list", "clusters.postgresql.cnpg.io")).toBe("yes");
    for (const verb of ["create", "update", "patch", "delete"])
      for (const resource of ["clusters.postgresql.cnpg.io", "pods", "deployments.apps"])
        expect(await may(verb, resource), `${verb} ${resource}`).toBe("no");
    for (const verb of ["get", "list"]) expect(await may(verb, "secrets")).toBe("no");
  });
});

describe("who has no rights", () => {
  it("is told by every check what is not allowed, and which right is missing", async () => {
    const results = (await cluster.verify("stranger")).filter(({ status }) => status !== "skipped");
    expect(results.length).toBeGreaterThan(10);
    for (const result of results) {
      expect(result.status, describeFaults(result)).toBe("unknown");
      expect(result.found).toMatch(/^not allowed to (?:get|list) \S+ in the (?:cluster|namespace \S+): /);
      expect(result.faults[0]?.help).toMatch(/^allow the verb \w+ on /);
    }
  });
});

describe("who brings a token that nobody knows", () => {
  it("is told to log in", async () => {
    const [result] = await cluster.verify("unknown", ["cluster-ready"]);
    expect(result?.status).toBe("unknown");
    expect(result?.faults[0]?.help).toContain("log in again");
  });
});
