import { expect, it } from "vitest";
import { makeDragonfly } from "../../../renderer/src/test-platform.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { dragonflyTls } from "./dragonfly-tls.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyTls)).toEqual([]);
});

it("reports a Dragonfly that speaks plain text", async () => {
  const faults = await findFaults(dragonflyTls, (cluster) => {
    cluster.containers.others.unshift((args) => {
      if (!args.includes("redis-cli")) return undefined;
      const stdout = args.includes("--tls") ? "" : "NOAUTH Authentication required.\n\n";
      return { stdout, stderr: args.includes("--tls") ? "Could not negotiate a TLS connection\n" : "", exitCode: 1 };
    });
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache does not answer by TLS, it says: Could not negotiate a TLS connection",
    expect.stringContaining("Dragonfly caches/cache answers without TLS, expected it to refuse"),
  ]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(dragonflyTls, { dragonfly: makeDragonfly() })).toContain("dragonfly.tls is not set");
});
