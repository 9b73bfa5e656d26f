import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyAclDefaultUser } from "./dragonfly-acl-default-user.ts";

const DRAGONFLY = `apiVersion: dragonflydb.io/v1alpha1
kind: Dragonfly
metadata: {name: cache, namespace: caches}
spec: {aclFromSecret: {name: cache-acl, key: users.acl}}
`;
const find = (...users: string[]) =>
  findFaults(
    dragonflyAclDefaultUser,
    `${DRAGONFLY}---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: cache-acl, namespace: caches}
spec: {target: {template: {data: {users.acl: ${JSON.stringify(users.join("\n"))}}}}}
`,
  );

describe("dragonfly-acl-default-user", () => {
  it("finds a file that does not name it, in which `default` needs no password", () => {
    expect(find("USER web ON #ab ~web:* +@all")).toEqual([expect.stringContaining("does not name the user `default`")]);
    expect(find("USER default ON nopass ~* +@all")).toHaveLength(1);
  });

  it("is silent where it has a password, or is off", () => {
    expect(find('user default ON #{{ index . "default" | sha256sum }} ~* +@all')).toEqual([]);
    expect(find("USER default off nopass -@all")).toEqual([]);
  });

  it("is silent where the file is not seen", () => {
    expect(findFaults(dragonflyAclDefaultUser, DRAGONFLY)).toEqual([]);
  });
});
