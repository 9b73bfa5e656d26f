import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot, readTree } from "../../test-root.ts";
import { buildCli, edit } from "../test-cli.ts";
import { type CacheServer, LATE_WRITER, READER, startCacheServer, WRITER } from "./cache-server.ts";
import { type NxRun, runNx } from "./nx-run.ts";
import { installInto, makeConsumer } from "./nx-workspace.ts";

const TIMEOUT = 120_000;
const TASKS = ["01", "02", "03", "04", "05"].map((number) => `catalog-bench-${number}:compile`);

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

/** Another machine's clone. */
function clone(origin: string): string {
  const root = makeRoot();
  execFileSync("git", ["clone", "-q", origin, root]);
  installInto(root, cli);
  return root;
}

const compile = (root: string, env: Readonly<Record<string, string>>) =>
  runNx(root, ["run-many", "-t", "compile"], env);
const readDist = (root: string) => readTree(join(root, "dist/catalogs"));
const listTasks = ({ tasks }: NxRun, from: string) =>
  [...tasks]
    .filter(([, found]) => found === from)
    .map(([id]) => id)
    .sort();

/** A remote cache that the first machine has filled. */
async function fillCache(): Promise<{ readonly server: CacheServer; readonly origin: string }> {
  const server = await startCacheServer();
  const origin = makeConsumer(cli).root;
  const run = await compile(origin, server.environment(WRITER));
  expect(listTasks(run, "ran"), run.output).toEqual(TASKS);
  expect([...server.requests].sort()).toEqual([...Array(5).fill("GET 404"), ...Array(5).fill("PUT 200")]);
  return { server, origin };
}

describe("two machines with one remote cache", () => {
  it("compile once: the second one gets the same bytes, also with a token that may only read", {
    timeout: TIMEOUT,
  }, async () => {
    const { server, origin } = await fillCache();
    const other = clone(origin);
    const run = await compile(other, server.environment(READER));
    expect({ status: run.status, replayed: listTasks(run, "remote cache") }).toEqual({ status: 0, replayed: TASKS });
    expect(Object.keys(readDist(other))).toHaveLength(5);
    expect(readDist(other)).toEqual(readDist(origin));

    // What it compiles itself stays with it.
    edit(other, "kubernetes/catalogs/bench-01/tenants.yaml", "max_client_conn: 100", "max_client_conn: 150");
    const edited = await compile(other, server.environment(READER));
    expect({ status: edited.status, ran: listTasks(edited, "ran") }).toEqual({ status: 0, ran: TASKS.slice(0, 1) });
    expect(server.requests.slice(-2)).toEqual(["GET 404", "PUT 403"]);
    expect(server.artifacts.size).toBe(5);
  });

  it("never overwrite what is there", { timeout: TIMEOUT }, async () => {
    const { server, origin } = await fillCache();
    const before = new Map(server.artifacts);
    const late = clone(origin);
    const run = await compile(late, server.environment(LATE_WRITER));
    expect({ status: run.status, ran: listTasks(run, "ran") }).toEqual({ status: 0, ran: TASKS });
    expect(server.requests.slice(-5)).toEqual(Array(5).fill("PUT 409"));
    expect(server.artifacts).toEqual(before);
  });

  it("run nothing and fail with a token that the server does not know", { timeout: TIMEOUT }, async () => {
    const { server, origin } = await fillCache();
    const run = await compile(clone(origin), server.environment("guessed"));
    expect(run).toMatchObject({ status: 1, tasks: new Map() });
    expect(server.requests.slice(-5)).toEqual(Array(5).fill("GET 401"));
  });

  it("run nothing and fail while the server is down, until it is passed over", { timeout: TIMEOUT }, async () => {
    const { server, origin } = await fillCache();
    await server.stop();
    const other = clone(origin);
    const down = await compile(other, server.environment(READER));
    expect(down).toMatchObject({ status: 1, tasks: new Map() });
    // What Nx prints is no proof: the exit code is.
    expect(down.output).toContain("Successfully ran target compile");
    const alone = await compile(other, { ...server.environment(READER), NX_SKIP_REMOTE_CACHE: "true" });
    expect({ status: alone.status, ran: listTasks(alone, "ran") }).toEqual({ status: 0, ran: TASKS });
    expect(readDist(other)).toEqual(readDist(origin));
  });
});

describe("a remote cache that somebody has poisoned", () => {
  it("reaches dist, but neither what is rendered nor what check says of it", { timeout: TIMEOUT }, async () => {
    const { server, origin } = await fillCache();
    for (const [hash, archive] of server.artifacts) server.artifacts.set(hash, poison(archive));
    const victim = clone(origin);
    const run = (...args: readonly string[]) => runNx(victim, args, server.environment(READER));

    const compiled = await run("run-many", "-t", "compile");
    expect(listTasks(compiled, "remote cache")).toEqual(TASKS);
    expect(readDist(victim)["bench-01.yaml"]).toContain("instances: 9");
    expect(readDist(origin)["bench-01.yaml"]).not.toContain("instances: 9");

    const rendered = await run("run-many", "-t", "render");
    expect({ status: rendered.status, ran: rendered.tasks.size }).toEqual({ status: 0, ran: 5 });
    expect(listTasks(rendered, "ran")).toHaveLength(5);
    await runNx(origin, ["run-many", "-t", "render"]);
    expect(readTree(join(victim, "kubernetes"))).toEqual(readTree(join(origin, "kubernetes")));
    const honest = await run("run-many", "-t", "check");
    expect({ status: honest.status, ran: listTasks(honest, "ran").length }).toEqual({ status: 0, ran: 5 });

    // Somebody believes dist and commits it.
    const file = "kubernetes/workloads/bench-01/databases/cloudnative-pg/poolers/tenant-0001-pooler.yaml";
    edit(victim, file, "instances: 1", "instances: 9");
    const caught = await run("run-many", "-t", "check");
    expect(caught.status).toBe(1);
    expect(caught.output).toMatch(new RegExp(`${file}:\\d+:1: error \\[edited-by-hand\\]`));
  });
});

/** The archive with other sizes of poolers in it. */
function poison(archive: Buffer): Buffer {
  const text = gunzipSync(archive).toString("latin1");
  const poisoned = text.replace(/instances: 1\n/g, "instances: 9\n");
  expect(poisoned).not.toBe(text);
  return gzipSync(Buffer.from(poisoned, "latin1"));
}
