import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { AnyObject } from "../manifests/real-tools.ts";
import type { ApiClient } from "./api-client.ts";

/** A Role or ClusterRole of docs/verify.md. */
export interface DocumentedRole extends AnyObject {
  readonly kind: "Role" | "ClusterRole";
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

/** @param namespace undefined for a ClusterRole @throws Error where the page has not exactly one */
export function readRole(name: string, namespace?: string): DocumentedRole {
  const page = readFileSync(new URL("../../../docs/verify.md", import.meta.url), "utf8");
  const roles = [...page.matchAll(/```yaml\n(apiVersion: rbac[\s\S]*?)```/g)].map(
    ([, text]) => parse(text ?? "") as DocumentedRole,
  );
  const [role, ...others] = roles.filter(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (role === undefined || others.length > 0)
    throw new Error(`docs/verify.md has to show exactly one role ${name} ${namespace ?? "without a namespace"}`);
  return role;
}

/** Gives the user `verifier` a role. @param namespace where; everywhere when left out */
export async function bind(client: ApiClient, role: DocumentedRole, namespace?: string): Promise<void> {
  const { kind } = role;
  const { name } = role.metadata;
  const own = namespace === undefined || kind === "ClusterRole" ? { name } : { name, namespace };
  await client.apply({ ...role, metadata: own }, "tests");
  const binding = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: namespace === undefined ? "ClusterRoleBinding" : "RoleBinding",
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name },
    subjects: [{ kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "verifier" }],
  };
  await client.apply(binding, "tests");
}
