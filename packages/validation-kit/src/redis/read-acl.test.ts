import { expect, it } from "vitest";
import { readAclList } from "./read-acl.ts";

it("reads users as Dragonfly lists them, and as Redis does", () => {
  const users = readAclList(
    [
      "user shop on #ba7816bf8f01cf ~shop:* resetchannels &shop:* +@ALL -@DANGEROUS +INFO $all",
      "user default on nopass sanitize-payload ~* &* +@all",
      "user old off resetchannels -@all",
      "",
      "(error) something else",
    ].join("\n"),
  );
  expect([...users.keys()]).toEqual(["shop", "default", "old"]);
  expect(users.get("shop")).toEqual({
    ...{ name: "shop", isOn: true, takesAnyPassword: false },
    ...{ keys: new Set(["~shop:*"]), channels: new Set(["&shop:*"]) },
  });
  expect(users.get("default")).toMatchObject({ takesAnyPassword: true, keys: new Set(["~*"]) });
  expect(users.get("old")).toMatchObject({ isOn: false, keys: new Set(), channels: new Set() });
});

it("takes a name as it is, also where it is spelt like a rule", () => {
  expect(readAclList("user on off ~a:*").get("on")).toMatchObject({ isOn: false });
});
