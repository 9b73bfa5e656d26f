import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { ClusterReader } from "../cluster-reader.ts";
import type { Kubectl } from "../kubectl.ts";
import { type Exporter, readExporter } from "./read-exporter.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

/** Runs what is to run in a container here, with the machine's own bash. */
const here: Kubectl = {
  run: (args) =>
    new Promise((resolve) => {
      const [file = "", ...rest] = args.slice(args.indexOf("--") + 1);
      execFile(file, rest, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
        resolve({ command: file, stdout, stderr, exitCode, seconds: 0 });
      });
    }),
};

function serve(body: string, status = 200): Promise<number> {
  const started = createServer((request, response) => {
    response.statusCode = request.url === "/metrics" ? status : 404;
    // In pieces, as Go writes what it does not know the length of.
    for (const piece of body.match(/.{1,7}/gsu) ?? []) response.write(piece);
    response.end();
  });
  server = started;
  return new Promise((resolve) => started.listen(0, () => resolve((started.address() as AddressInfo).port)));
}

const exporterOn = (port: number, scheme: Exporter["scheme"] = "http"): Exporter => ({
  container: { namespace: "db", target: "pod/shared-1", container: "postgres" },
  pod: "shared-1",
  port,
  scheme,
});

it("asks a real server from a real bash, and joins what it sends in chunks", async () => {
  const port = await serve('# HELP up Läuft\nup{über="ja"} 1\nup{name="größe"} 1\nload 2\n');
  const scrape = await readExporter(new ClusterReader(here), exporterOn(port));
  expect(scrape).toEqual({
    ok: true,
    samples: [
      { name: "up", labels: { name: "größe" }, value: 1 },
      { name: "load", labels: {}, value: 2 },
    ],
  });
});

it("says what an exporter does instead", async () => {
  const port = await serve("wait", 503);
  const cluster = new ClusterReader(here);
  expect(await readExporter(cluster, exporterOn(port))).toEqual({
    ok: false,
    reason: `answers with HTTP 503 on port ${port}`,
  });
  await new Promise((resolve) => server?.close(resolve));
  expect(await readExporter(cluster, exporterOn(port))).toMatchObject({
    ok: false,
    reason: expect.stringContaining(`does not answer on port ${port}: `),
  });
});

it("goes by the API server's proxy where there is TLS, or no bash", async () => {
  const asked: string[] = [];
  const kubectl: Kubectl = {
    run: async (args) => {
      asked.push(args.join(" "));
      const isExec = args[0] === "exec";
      const stderr = isExec ? 'exec: "bash": executable file not found in $PATH' : "";
      return { command: "", stdout: isExec ? "" : "up 1\n", stderr, exitCode: isExec ? 127 : 0, seconds: 0 };
    },
  };
  const cluster = new ClusterReader(kubectl);
  expect(await readExporter(cluster, exporterOn(9187, "https"))).toMatchObject({ ok: true });
  expect(asked).toEqual(["get --raw=/api/v1/namespaces/db/pods/https:shared-1:9187/proxy/metrics"]);
  expect(await readExporter(cluster, exporterOn(9187))).toMatchObject({ ok: true });
  expect(asked.slice(2)).toEqual(["get --raw=/api/v1/namespaces/db/pods/shared-1:9187/proxy/metrics"]);
});
