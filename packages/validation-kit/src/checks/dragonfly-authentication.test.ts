import { expect, it } from "vitest";
import { findFaults, judge } from "../test-check.ts";
import { makeSecret } from "../test-clients.ts";
import type { TestCluster } from "../test-cluster.ts";
import { answerInstead } from "../test-dragonfly.ts";
import { dragonflyAuthentication } from "./dragonfly-authentication.ts";

const setPassword = (cluster: TestCluster, password: string) => {
  cluster.remove("Secret", "cache-auth");
  cluster.objects.push(makeSecret("caches", "cache-auth", { password }));
};

it("finds nothing in a healthy cluster, and writes the password into no command", async () => {
  const { status, transcript } = await judge(dragonflyAuthentication, {
    after: (cluster) => {
      cluster.containers.others.unshift((args) => {
        expect(args.join(" ")).not.toContain("pw-default");
        return undefined;
      });
    },
  });
  expect(status).toBe("passed");
  expect(transcript.map(({ command }) => command).join("\n")).not.toContain("pw-default");
});

it("reports a Dragonfly that lets in everybody", async () => {
  const faults = await findFaults(dragonflyAuthentication, (cluster) =>
    answerInstead(cluster, "--insecure\nPING", "PONG\n"),
  );
  expect(faults).toEqual([
    "Dragonfly caches/cache answers PING of somebody who has not logged in with PONG, expected NOAUTH",
  ]);
});

it("reports a password that Dragonfly does not take", async () => {
  const faults = await findFaults(dragonflyAuthentication, (cluster) => setPassword(cluster, "rotated"));
  expect(faults).toEqual([
    expect.stringContaining("does not take the password of Secret caches/cache-auth, it says: WRONGPASS"),
  ]);
});

it("reports a Secret that is missing, or has no password", async () => {
  expect(await findFaults(dragonflyAuthentication, (cluster) => cluster.remove("Secret", "cache-auth"))).toEqual([
    "Secret caches/cache-auth does not exist, expected the password of the user default",
  ]);
  const empty = await findFaults(dragonflyAuthentication, (cluster) => {
    cluster.find("Secret", "cache-auth").data = {};
  });
  expect(empty).toEqual(["Secret caches/cache-auth has no key password, expected the password of the user default"]);
});
