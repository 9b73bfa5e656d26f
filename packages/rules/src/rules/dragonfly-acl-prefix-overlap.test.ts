import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyAclPrefixOverlap } from "./dragonfly-acl-prefix-overlap.ts";

const DRAGONFLY = `apiVersion: dragonflydb.io/v1alpha1
kind: Dragonfly
metadata: {name: cache, namespace: caches}
spec: {aclFromSecret: {name: cache-acl, key: users.acl}}
`;
const find = (...users: string[]) =>
  findFaults(
    dragonflyAclPrefixOverlap,
    `${DRAGONFLY}---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: cache-acl, namespace: caches}
spec: {target: {template: {data: {users.acl: ${JSON.stringify(users.join("\n"))}}}}}
`,
  );

describe("dragonfly-acl-prefix-overlap", () => {
  it("finds a prefix that is the start of another one", () => {
    expect(find("USER git ON #ab ~git* +@all", "USER gitlab ON #cd ~gitlab:* +@all")).toEqual([
      expect.stringContaining('the user git reaches the keys of gitlab: "git" is the start of "gitlab:"'),
    ]);
  });

  it("finds a prefix of two users once", () => {
    expect(find("USER b ON #ab ~shop:* +@all", "USER a ON #cd %R~shop:* +@all")).toEqual([
      expect.stringContaining("is the prefix of both"),
    ]);
  });

  it("is silent about prefixes that end before they meet, several of one user, and the user `default`", () => {
    expect(
      find(
        "USER default ON #ab ~* +@all",
        "USER git ON #ab ~git:* ~git:x:* +@all",
        "USER gitlab ON #cd ~gitlab:* +@all",
      ),
    ).toEqual([]);
  });
});
