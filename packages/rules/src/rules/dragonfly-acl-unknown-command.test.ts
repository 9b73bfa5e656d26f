import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyAclUnknownCommand } from "./dragonfly-acl-unknown-command.ts";

const DRAGONFLY = `apiVersion: dragonflydb.io/v1alpha1
kind: Dragonfly
metadata: {name: cache, namespace: caches}
spec: {aclFromSecret: {name: cache-acl, key: users.acl}}
`;
const find = (...users: string[]) =>
  findFaults(
    dragonflyAclUnknownCommand,
    `${DRAGONFLY}---
apiVersion: v1
kind: Secret
metadata: {name: cache-acl, namespace: caches}
stringData: {users.acl: ${JSON.stringify(users.join("\n"))}}
`,
  );

describe("dragonfly-acl-unknown-command", () => {
  it("finds a word that makes Dragonfly read nothing of the file, and whose it is", () => {
    const faults = find("USER web ON #ab ~web:* +@all -flushal", "USER shop ON #ab ~shop:* +@hyperloglog +config|get");
    expect(faults).toEqual([
      expect.stringContaining("the user web has -flushal, which"),
      expect.stringContaining("the user shop has +@hyperloglog, +config|get, which"),
    ]);
  });

  it("is silent about what Dragonfly has, in any case", () => {
    expect(find("USER web ON >x-y ~web-* &web-* +@ALL -@Dangerous -SCAN +json.get resetpass")).toEqual([]);
    expect(find("USER web OFF resetkeys resetchannels -@all")).toEqual([]);
  });

  it("is silent where the file is not seen", () => {
    expect(findFaults(dragonflyAclUnknownCommand, DRAGONFLY)).toEqual([]);
  });
});
