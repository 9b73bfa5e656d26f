import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNearestName } from "./nearest-name.ts";

describe("the nearest name", () => {
  it.each([
    ["storageclass", ["storageClass", "size"], "storageClass"],
    ["max-connections", ["max_connections", "max_locks"], "max_connections"],
    ["chekc", ["check", "render"], "check"],
    ["exstensions", ["extensions", "schemas"], "extensions"],
    ["sslMode", ["parameters", "pg_hba", "ldap"], undefined],
    ["x", ["y", "z"], undefined],
    ["anything", [], undefined],
  ])("of %s among %j is %s", (written, known, nearest) => {
    expect(findNearestName(written, known)).toBe(nearest);
  });

  it("of a known name with one letter changed is that name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat(4), (name, at) => {
        const written = `${name.slice(0, at)}0${name.slice(at + 1)}`;
        expect(findNearestName(written, ["00000000000000000", name])).toBe(name);
      }),
    );
  });
});
