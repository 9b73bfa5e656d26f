import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { roleSecretUsername } from "./role-secret-username.ts";

const CLUSTER =
  "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {managed: {roles: [{name: harbor, passwordSecret: {name: s}}]}}}\n";
const secret = (fields: string) => `---\n{apiVersion: v1, kind: Secret, metadata: {name: s}, ${fields}}\n`;
const external = (spec: string) =>
  `---\n{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s}, spec: ${spec}}\n`;
const find = (text: string) => findFaults(roleSecretUsername, CLUSTER + text);

describe("role-secret-username", () => {
  it("finds another name, in plain text and in base64", () => {
    expect(find(secret("stringData: {username: habor, password: x}"))).toEqual([
      'stringData.username: Cluster pg: the role harbor takes its password from Secret s, whose `username` is "habor": expected "harbor"',
    ]);
    expect(find(secret("data: {username: aGFib3I=, password: eA==}"))).toEqual([
      expect.stringContaining("data.username"),
    ]);
    expect(find(secret("data: {username: aGFyYm9y, password: eA==}"))).toEqual([]);
  });

  it("finds a literal in the template of an ExternalSecret", () => {
    const template = (username: string) =>
      external(`{target: {template: {data: {username: ${username}, password: "{{ .p }}"}}}}`);
    expect(find(template("registry"))).toEqual([expect.stringContaining("spec.target.template.data.username")]);
    for (const right of ["harbor", '"{{ .username }}"', '"${USER}"']) expect(find(template(right))).toEqual([]);
  });

  it("finds keys that a template leaves out, or that nobody fetches", () => {
    expect(
      find(
        external(
          "{data: [{secretKey: username}, {secretKey: password}], target: {template: {data: {username: harbor}}}}",
        ),
      ),
    ).toEqual([expect.stringContaining("ExternalSecret s, which has no key `password`")]);
    expect(find(external("{data: [{secretKey: password}]}"))).toEqual([expect.stringContaining("no key `username`")]);
    expect(find(secret("stringData: {password: x}"))).toEqual([expect.stringContaining("no key `username`")]);
  });

  it.each([
    "{dataFrom: [{extract: {key: x}}]}",
    "{data: [{secretKey: password}], target: {creationPolicy: Merge}}",
    "{data: [{secretKey: password}], target: {template: {templateFrom: [{configMap: {name: x}}]}}}",
    "{data: [{secretKey: password}, {secretKey: username}], target: {template: {mergePolicy: Merge, data: {database: x}}}}",
    "[]",
  ])("is silent where the keys may come from elsewhere: %s", (spec) => expect(find(external(spec))).toEqual([]));

  it("is silent about encrypted and empty Secrets, and about other Secrets", () => {
    expect(find(secret('stringData: {username: "ENC[AES256_GCM,data:x]", password: "ENC[x]"}, sops: {}'))).toEqual([]);
    expect(find(secret("type: kubernetes.io/basic-auth"))).toEqual([]);
    expect(find(secret("data: {username: '%%%', password: eA==}"))).toEqual([]);
    expect(findFaults(roleSecretUsername, secret("stringData: {username: x, password: y}"))).toEqual([]);
  });

  it("forgives a line's end to managed roles only, as the operator does", () => {
    expect(find(secret("data: {username: aGFyYm9yCg==, password: eA==}"))).toEqual([]);
    const superuser =
      "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {enableSuperuserAccess: true, superuserSecret: {name: s}}}\n";
    expect(
      findFaults(roleSecretUsername, superuser + secret("data: {username: cG9zdGdyZXMK, password: eA==}")),
    ).toEqual([expect.stringContaining('"postgres\\n": expected "postgres"')]);
  });

  it("holds for the superuser and for the owner of the bootstrap database", () => {
    const cluster =
      "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {enableSuperuserAccess: true, superuserSecret: {name: s}, bootstrap: {initdb: {owner: app, secret: {name: s}}}}}\n";
    expect(findFaults(roleSecretUsername, cluster + secret("stringData: {username: admin, password: x}"))).toEqual([
      expect.stringContaining('expected "postgres"'),
      expect.stringContaining('expected "app"'),
    ]);
  });
});
