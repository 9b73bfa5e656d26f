import fc from "fast-check";
import { expect, it } from "vitest";
import { ClusterReader } from "../cluster-reader.ts";
import type { Kubectl, KubectlOptions } from "../kubectl.ts";
import { parseArguments } from "../test-redis.ts";
import { Unanswered } from "../unanswered.ts";
import { ADMIN_CLI, askAdmin, INFO_REPLICATION, talk, writeLogin } from "./redis-cli.ts";

const container = { namespace: "caches", target: "pod/cache-0", container: "dragonfly" };

function answer(stdout: string, stderr = "", exitCode = 0) {
  const calls: { args: readonly string[]; stdin: string | undefined }[] = [];
  const kubectl: Kubectl = {
    run: async (args, options: KubectlOptions = {}) => {
      calls.push({ args, stdin: options.stdin });
      return { command: "kubectl", stdout, stderr, exitCode, seconds: 0 };
    },
  };
  return { cluster: new ClusterReader(kubectl), calls };
}

it("writes passwords so that whatever they hold is one word of one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (password) => {
      const line = writeLogin("shop", password);
      expect(line).toMatch(/^AUTH "[\\x0-9a-f]*" "[\\x0-9a-f]*"$/);
      expect(parseArguments(line)).toEqual(["AUTH", "shop", password]);
    }),
  );
});

it("gives commands by standard input, and drops the empty line that redis-cli prints after an error", async () => {
  const { cluster, calls } = answer("NOAUTH Authentication required.\n\nOK\nPONG\n");
  const lines = await talk(cluster, container, { cli: ADMIN_CLI, commands: ["PING", "AUTH a b", "PING"] });
  expect(lines).toEqual(["NOAUTH Authentication required.", "OK", "PONG"]);
  expect(calls[0]?.stdin).toBe("PING\nAUTH a b\nPING\n");
  expect(calls[0]?.args.slice(calls[0].args.indexOf("--") + 1)).toEqual([...ADMIN_CLI]);
});

it("is unanswered, with what redis-cli said, where nobody listens or the server is not ready", async () => {
  const refused = answer("", "Could not connect to Redis at localhost:9999: Connection refused\n", 1);
  await expect(askAdmin(refused.cluster, container, INFO_REPLICATION)).rejects.toThrow(/INFO replication.*refused/);
  const loading = answer("LOADING Dragonfly is loading the dataset in memory\n\n");
  await expect(askAdmin(loading.cluster, container, INFO_REPLICATION)).rejects.toBeInstanceOf(Unanswered);
});
