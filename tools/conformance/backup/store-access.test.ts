import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, it } from "vitest";
import { findPort } from "../../free-port.ts";
import { storeBackup, storeWal } from "./barman-bucket.ts";
import { type AccessKey, type BucketServer, serveBuckets } from "./bucket-server.ts";
import { runPod } from "./pod-run.ts";
import { renderPod } from "./rendered-pod.ts";

/** Servers on loopback that are no S3 API, by what they do with a connection. */
const strange = {
  silent: () => undefined,
  closing: (socket: Socket) => socket.destroy(),
  website: (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>hello\n"),
  proxy: (socket: Socket) => socket.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nbad\n"),
};

interface Case {
  readonly title: string;
  readonly key?: (server: BucketServer) => AccessKey;
  readonly bucket?: string;
  /** A strange server, or what becomes of the URL. */
  readonly endpoint?: keyof typeof strange | "refused" | "https";
  readonly code: number;
  readonly says: readonly string[];
}

const keys = "check the Secret with ACCESS_KEY_ID and SECRET_ACCESS_KEY";
const url = "check spec.backup.endpointURL, its certificate and NetworkPolicies";

const cases: Case[] = [
  {
    title: "an unknown key",
    key: ({ reader }) => ({ ...reader, id: "AKIAUNKNOWN" }),
    code: 11,
    says: [keys, "InvalidAccessKeyId"],
  },
  {
    title: "a wrong secret",
    key: ({ reader }) => ({ ...reader, secret: "wrong" }),
    code: 11,
    says: [keys, "SignatureDoesNotMatch"],
  },
  { title: "an empty Secret", key: () => ({ id: "", secret: "" }), code: 11, says: [keys] },
  { title: "half of a Secret", key: ({ reader }) => ({ ...reader, secret: "" }), code: 11, says: [keys] },
  {
    title: "a key with a line break",
    key: ({ reader }) => ({ ...reader, id: `${reader.id}\n` }),
    code: 11,
    says: [keys],
  },
  {
    title: "a secret with a line break",
    key: ({ reader }) => ({ ...reader, secret: `${reader.secret}\n` }),
    code: 11,
    says: [keys],
  },
  {
    title: "a key without rights",
    key: ({ stranger }) => stranger,
    code: 12,
    says: ["s3:ListBucket and s3:GetObject", "AccessDenied"],
  },
  {
    title: "a key that may list and not read",
    key: ({ lister }) => lister,
    code: 12,
    says: ["s3:ListBucket and s3:GetObject", "GetObject"],
  },
  {
    title: "a bucket that is not there",
    bucket: "no-such-bucket",
    code: 13,
    says: ["there is no bucket no-such-bucket"],
  },
  { title: "a port where nobody listens", endpoint: "refused", code: 10, says: [url, "Could not connect"] },
  { title: "a server that never answers", endpoint: "silent", code: 10, says: [url, "Read timeout"] },
  { title: "a server that hangs up", endpoint: "closing", code: 10, says: [url, "Connection was closed"] },
  { title: "https where the server speaks http", endpoint: "https", code: 10, says: [url, "SSL"] },
  { title: "a web site in place of the S3 API", endpoint: "website", code: 14, says: ["the S3 API gave an error: "] },
  {
    title: "a proxy without a server behind it",
    endpoint: "proxy",
    code: 14,
    says: ["the S3 API gave an error: ", "502"],
  },
];

describe.concurrent("the backup validation, where the object store does not let it in", () => {
  let server: BucketServer;
  const servers = new Map<string, Server>();
  beforeAll(async () => {
    const objects = { ...storeBackup({ endedHoursAgo: 3 }), ...storeWal({ ageMinutes: 5 }) };
    server = await serveBuckets({ backups: objects });
    for (const [name, answer] of Object.entries(strange)) {
      const listener = createServer((socket) => {
        socket.on("error", () => socket.destroy());
        answer(socket);
      }).listen(0, "127.0.0.1");
      await once(listener, "listening");
      servers.set(name, listener);
    }
  });
  afterAll(async () => {
    for (const listener of servers.values()) listener.close();
    await server?.stop();
  });

  for (const { title, key, bucket = "backups", endpoint, code, says } of cases) {
    it(`ends with ${code} for ${title}`, async ({ expect }) => {
      const pod = await renderPod(bucket, await place(endpoint));
      const outcome = await runPod({ pod, key: key ? key(server) : server.reader });
      expect.soft(outcome.code, outcome.stdout + outcome.stderr).toBe(code);
      for (const text of says) expect.soft(outcome.stderr).toContain(text);
      expect.soft(outcome.stderr).toMatch(/^FAILED: .*\n$/);
      expect.soft(outcome.stderr).not.toContain(server.reader.secret);
    });
  }

  async function place(endpoint: Case["endpoint"]): Promise<string> {
    if (endpoint === undefined) return server.url;
    if (endpoint === "https") return server.url.replace("http:", "https:");
    const listener = servers.get(endpoint);
    return listener
      ? `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
      : `http://127.0.0.1:${await findPort()}`;
  }
});
