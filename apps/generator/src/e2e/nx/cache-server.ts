import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A remote cache by Nx's self-hosted HTTP protocol: https://nx.dev/docs/guides/tasks--caching/self-hosted-caching */
export interface CacheServer {
  /** What Nx needs to use it with a token. */
  environment(token: string): Record<string, string>;
  /** Hash of a task → archive of its outputs. */
  readonly artifacts: Map<string, Buffer>;
  /** Method and status of every request. */
  readonly requests: string[];
  stop(): Promise<void>;
}

/** Who may write is a matter of the token: whoever can, can poison. */
export const WRITER = "writer-token";
export const READER = "reader-token";
/** Asked for everything a moment before somebody else put it there. */
export const LATE_WRITER = "late-writer-token";

const TOKENS: ReadonlySet<string | undefined> = new Set([WRITER, READER, LATE_WRITER]);

/** Starts one on loopback for one test. */
export async function startCacheServer(): Promise<CacheServer> {
  const artifacts = new Map<string, Buffer>();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const answer = respond(artifacts, request, await readBody(request));
    requests.push(`${request.method} ${answer.status}`);
    // Nx takes only text for a reason.
    const type = answer.status < 400 ? "application/octet-stream" : "text/plain";
    response.writeHead(answer.status, { "content-type": type }).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(stop);
  const environment = (token: string) => ({
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${port}`,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  });
  return { environment, artifacts, requests, stop };
}

function respond(
  artifacts: Map<string, Buffer>,
  { method, url = "", headers }: IncomingMessage,
  body: Buffer,
): { readonly status: number; readonly body?: Buffer | string } {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (!TOKENS.has(token)) return { status: 401, body: "unknown token" };
  const hash = /^\/v1\/cache\/(\w+)$/.exec(url)?.[1];
  if (hash === undefined) return { status: 404 };
  const known = artifacts.get(hash);
  if (method === "GET")
    return token === LATE_WRITER || known === undefined ? { status: 404 } : { status: 200, body: known };
  if (method !== "PUT") return { status: 405 };
  if (token === READER) return { status: 403, body: "this token may only read" };
  if (known !== undefined) return { status: 409, body: "it is there already" };
  artifacts.set(hash, body);
  return { status: 200 };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
