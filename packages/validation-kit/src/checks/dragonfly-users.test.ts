import { expect, it } from "vitest";
import { makeTenant } from "../../../renderer/src/test-catalog.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { answerInstead } from "../test-dragonfly.ts";
import { dragonflyUsers } from "./dragonfly-users.ts";

const HARBOR = "user harbor on #a ~harbor:* resetchannels &harbor:* +@ALL -@DANGEROUS $all";
const GITLAB = "user gitlab on #b ~gitlab:* resetchannels &gitlab:* +@all $all";
const list = (...lines: readonly string[]) => `${lines.join("\n")}\n`;

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyUsers)).toEqual([]);
});

it("reports users with other keys and channels than their own, or none", async () => {
  const faults = await findFaults(dragonflyUsers, (cluster) => {
    const wide = "user harbor on #a ~* &* +@all $all";
    answerInstead(cluster, "ACL LIST", list("user default on #c ~* &* +@all", wide, GITLAB.replace("~gitlab:* ", "")));
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache: the user harbor has the keys ~*, expected ~harbor:*",
    "Dragonfly caches/cache: the user harbor has the channels &*, expected &harbor:*",
    "Dragonfly caches/cache: the user gitlab has the keys none, expected ~gitlab:*",
  ]);
});

it("reports users that are missing, off, strange or without a password", async () => {
  const faults = await findFaults(dragonflyUsers, (cluster) => {
    const off = HARBOR.replace(" on #a", " off nopass");
    answerInstead(cluster, "ACL LIST", list("user default on nopass ~* &* +@all", off, "user guest on nopass ~*"));
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache: the user harbor is off, expected on",
    "Dragonfly caches/cache: the user harbor needs no password, expected one",
    "Dragonfly caches/cache: the user gitlab does not exist, expected it for keys gitlab:*",
    "Dragonfly caches/cache: the user default needs no password, expected one",
    "Dragonfly caches/cache: the user guest is not the catalog's, expected default, harbor, gitlab alone",
  ]);
});

it("reports a command that the catalog's rules leave out and Dragonfly does not", async () => {
  const faults = await findFaults(dragonflyUsers, (cluster) => {
    answerInstead(
      cluster,
      "ACL DRYRUN harbor FLUSHALL",
      "OK\nThis user has no permissions to run the 'FLUSHALL' command\n",
    );
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache: the user harbor may run FLUSHALL, expected it refused; ACL DRYRUN says: OK",
  ]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(dragonflyUsers, { tenants: [makeTenant("alone")] })).toBe("no tenant uses Dragonfly");
});
