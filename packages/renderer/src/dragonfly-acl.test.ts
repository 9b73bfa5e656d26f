import { describe, expect, it } from "vitest";
import { nameAclSecret, writeAclFile } from "./dragonfly-acl.ts";
import { makeCatalog, makeTenant } from "./test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "./test-platform.ts";

const web = makeDragonflyUser("web");

describe("the file of users", () => {
  it("asks everybody for a password, whose digest alone stands in it", () => {
    expect(writeAclFile([web])).toBe(
      'USER default ON #{{ index . "default" | sha256sum }} ~* &* +@all\n' +
        'USER web ON #{{ index . "web" | sha256sum }} ~web:* &web:* +@all -@dangerous\n',
    );
  });

  it("switches the user of a retired tenant off, with a line long enough for Dragonfly to read", () => {
    const [, line = ""] = writeAclFile([{ ...web, active: false }]).split("\n");
    expect(line).toBe("USER web OFF resetpass resetkeys resetchannels -@all");
    expect(line.split(" ").length).toBeGreaterThanOrEqual(4);
  });
});

describe("the name of its Secret", () => {
  const name = (users: readonly (typeof web)[], changes = {}) => {
    const tenants = users.map((dragonfly) => makeTenant(dragonfly.name, { dragonfly }));
    return nameAclSecret(makeCatalog({ tenants, ...changes }), makeDragonfly());
  };

  it("changes with the users, so that pods start anew with the new file", () => {
    const other = makeDragonflyUser("shop");
    const names = [name([web]), name([web, other]), name([{ ...web, active: false }, other])];
    expect(new Set(names).size).toBe(3);
    for (const it of names) expect(it).toMatch(/^cache-acl-[0-9a-f]{8}$/);
    expect(name([web])).toBe(names[0]);
  });

  it("is a fixed one where people bring it", () => {
    expect(name([web], { secrets: { style: "existing" } })).toBe("cache-acl");
  });
});
