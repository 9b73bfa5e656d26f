import { expect, it } from "vitest";
import { findFaults, judge } from "../test-check.ts";
import { makeSecret } from "../test-clients.ts";
import { answerInstead } from "../test-dragonfly.ts";
import { dragonflyIsolation } from "./dragonfly-isolation.ts";

it("finds nothing in a healthy cluster, and writes nothing", async () => {
  let asked = "";
  const { status, found } = await judge(dragonflyIsolation, {
    after: (cluster) => {
      cluster.containers.others.unshift((_args, stdin) => {
        asked += stdin;
        return undefined;
      });
    },
  });
  expect({ status, found }).toEqual({ status: "passed", found: "2 of 2 users were tried" });
  expect(asked.split("\n").map((line) => line.split(" ")[0])).toEqual([
    "AUTH",
    "EXISTS",
    "EXISTS",
    "AUTH",
    "EXISTS",
    "EXISTS",
    "",
  ]);
  expect(asked).toContain("EXISTS harbor:tenantry-verify\nEXISTS gitlab:tenantry-verify\n");
});

it("reports a tenant that reaches a key of another one", async () => {
  const faults = await findFaults(dragonflyIsolation, (cluster) => {
    answerInstead(cluster, "EXISTS", "OK\n0\n1\nOK\n0\nNOPERM gitlab has no access\n\n");
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache: the user harbor may run `EXISTS gitlab:tenantry-verify`, expected NOPERM; it is told: 1",
  ]);
});

it("reports a tenant that does not reach its own keys, and one that cannot log in", async () => {
  const faults = await findFaults(dragonflyIsolation, (cluster) => {
    const denied = "NOPERM no access\n\n";
    answerInstead(cluster, "EXISTS", `OK\n${denied}${denied}WRONGPASS invalid\n\nNOAUTH x\n\nNOAUTH x\n\n`);
  });
  expect(faults).toEqual([
    expect.stringContaining("the user harbor is refused `EXISTS harbor:tenantry-verify`, a key of its own: NOPERM"),
    expect.stringContaining("the user gitlab cannot log in with the password of its client, it is told: WRONGPASS"),
  ]);
});

it("reports a client without its Secret", async () => {
  const faults = await findFaults(dragonflyIsolation, (cluster) => {
    cluster.remove("Secret", "harbor-dragonfly");
    cluster.remove("Secret", "gitlab-dragonfly");
    cluster.objects.push(makeSecret("gitlab", "gitlab-dragonfly", { host: "x" }));
  });
  expect(faults).toEqual([
    "Secret harbor/harbor-dragonfly does not exist, expected the password of Dragonfly's user harbor",
    "Secret gitlab/gitlab-dragonfly has no key password, expected the password of Dragonfly's user gitlab",
  ]);
});
