import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AnyObject } from "../manifests/real-tools.ts";
import { note } from "../summary.ts";
import { printList } from "./apply-as-flux.ts";
import { mustKubectl, runKubectl } from "./run-kubectl.ts";
import { describeFaults, openVerifiedCluster, type VerifiedCluster } from "./verified-cluster.ts";

interface Role extends AnyObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly rules: readonly { readonly resources: readonly string[]; readonly verbs: readonly string[] }[];
}

/** The one that the page tells people to bind. */
function readRole(): Role {
  const page = readFileSync(new URL("../../../docs/verify.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```yaml\n(apiVersion: rbac[\s\S]*?)```/g)].map(
    ([, text]) => parse(text ?? "") as Role,
  );
  const [role, ...others] = blocks.filter(({ kind }) => kind === "ClusterRole");
  if (role === undefined || others.length > 0) throw new Error("docs/verify.md has to show exactly one ClusterRole");
  return role;
}

const role = readRole();
let cluster: VerifiedCluster;
beforeAll(async () => {
  cluster = await openVerifiedCluster();
  const binding = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: role.metadata.name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
    subjects: [{ kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "verifier" }],
  };
  await mustKubectl(cluster.server.kubeconfig("admin"), ["create", "--filename=-"], printList([role, binding]));
});

const exec = ["exec", "pod/shared-postgres-1", "--namespace=cnpg-system", "--container=postgres", "--", "true"];

describe("who has the role for verify", () => {
  it("finds in every check what an administrator finds", async () => {
    const started = performance.now();
    const theirs = await cluster.verify("verifier");
    const ours = await cluster.verify("admin");
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

  it("may change nothing, and read no Secret", async () => {
    const reading = new Set(["get", "list", "watch"]);
    for (const { resources, verbs } of role.rules) {
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
    expect(await may("get", "secrets")).toBe("no");
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
