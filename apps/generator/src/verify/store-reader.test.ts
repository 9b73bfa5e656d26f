import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { StoreReader } from "./store-reader.ts";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const open = (url: string, signal = new AbortController().signal) =>
  new StoreReader({ url, timeoutSeconds: 1, signal: () => signal });

describe("a store", () => {
  it("is asked below its address, logged in to, and what it said is kept without the password", async () => {
    const host = await serve(({ url, headers }, response) => response.end(`${url} ${headers.authorization}`));
    const reader = open(`http://jane:p%40ss-w0rd@${host}/select/0/`);
    const basic = Buffer.from("jane:p@ss-w0rd").toString("base64");
    expect(await reader.get("/api/v1/query?query=up")).toBe(`/select/0/api/v1/query?query=up Basic ${basic}`);
    expect(reader.transcript[0]?.command).toBe(`curl -sS 'http://${host}/select/0/api/v1/query?query=up'`);
  });

  it.each([
    ["unauthorized", 401],
    ["forbidden", 403],
    ["unreachable", 503],
  ])("that answers %s is no answer to a check", async (kind, status) => {
    const host = await serve((_request, response) => response.writeHead(status).end("no"));
    await expect(open(`http://${host}`).get("/x")).rejects.toMatchObject({ trouble: { kind } });
  });

  it("that hangs, is away, or is asked while the run is interrupted says so", async () => {
    const host = await serve(() => undefined);
    await expect(open(`http://${host}`).get("/x")).rejects.toMatchObject({ trouble: { kind: "timeout" } });
    await expect(open(`http://${host}`, AbortSignal.abort()).get("/x")).rejects.toMatchObject({
      trouble: { kind: "interrupted" },
    });
    await expect(open("http://127.0.0.1:6").get("/x")).rejects.toMatchObject({
      trouble: { kind: "unreachable", message: expect.stringContaining("cannot be reached") },
    });
  });
});
