import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { makeFolder } from "./catalogs.ts";

const { folder, environment } = inject("release");

it("the registry outlives Ctrl-C to remove its folder once whoever started it is gone", async () => {
  const own = makeFolder(folder, "interrupted");
  const program = fileURLToPath(new URL("serve-registry.mjs", import.meta.url));
  const server = spawn(process.execPath, [program, own], {
    env: { ...environment, UPSTREAM_REGISTRY: "http://127.0.0.1:9/" },
  });
  const ended = once(server, "exit");
  await once(server.stdout, "data");
  server.kill("SIGINT");
  for (const stream of [server.stdout, server.stderr, server.stdin]) stream.destroy();
  expect(await ended).toEqual([0, null]);
  expect(existsSync(own)).toBe(false);
});
