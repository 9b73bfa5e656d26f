import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { allRoles, findSecret, rolesOf } from "./roles.ts";

const subject = makeSubject(`
{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace: db},
 spec: {managed: {roles: [{name: a, passwordSecret: {name: a-secret}}, x, {name: "\${R}"}, {name: b, ensure: absent}]}}}
---
{apiVersion: postgresql.cnpg.io/v1, kind: DatabaseRole, metadata: {name: c, namespace: db}, spec: {name: c, cluster: {name: pg}}}
---
{apiVersion: postgresql.cnpg.io/v1, kind: DatabaseRole, metadata: {name: d, namespace: other}, spec: {name: d, cluster: {name: pg}}}
---
{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: x, namespace: db}, spec: {target: {name: a-secret}}}
`);
const [cluster] = subject.ofKind("Cluster");
const within = (namespace: string) => ({ object: { metadata: { namespace } }, form: "object" as const });

describe("roles", () => {
  it("of a Cluster are its own and those of DatabaseRoles in its namespace", () => {
    expect(cluster && [...rolesOf(subject, cluster)].map(({ name, ensure }) => `${name} ${ensure}`)).toEqual([
      "a present",
      "b absent",
      "c present",
    ]);
    expect([...allRoles(subject)].map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  });

  it("have a Secret that an ExternalSecret may make under another name", () => {
    expect(findSecret(subject, "a-secret", within("db"))?.object["kind"]).toBe("ExternalSecret");
    expect(findSecret(subject, "a-secret", within("other"))).toBeUndefined();
  });
});
