import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Objects } from "./barman-bucket.ts";
import { findPython } from "./python-tools.ts";

/** What the pod finds in its Secret. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

export interface BucketServer {
  readonly url: string;
  /** May list buckets and read objects, as our documentation asks for. */
  readonly reader: AccessKey;
  /** May list buckets, and read nothing. */
  readonly lister: AccessKey;
  /** May do nothing. */
  readonly stranger: AccessKey;
  readonly stop: () => Promise<void>;
}

interface Started {
  readonly port: number;
  readonly users: Readonly<Record<"reader" | "lister" | "stranger", AccessKey>>;
}

/** An S3 API on loopback. @param buckets by name @throws Error with its log, where it does not start */
export async function serveBuckets(buckets: Readonly<Record<string, Objects>>): Promise<BucketServer> {
  const script = fileURLToPath(new URL("serve_buckets.py", import.meta.url));
  const server = spawn(findPython(), [script], { stdio: ["pipe", "pipe", "pipe"] });
  const log: string[] = [];
  server.stderr.on("data", (text: Buffer) => log.push(text.toString()));
  // Where it does not start, its log says why, not the broken pipe.
  server.stdin.on("error", () => undefined);
  server.stdin.write(`${JSON.stringify(buckets)}\n`);
  const { port, users } = await new Promise<Started>((resolve, reject) => {
    createInterface(server.stdout).once("line", (line) => resolve(JSON.parse(line) as Started));
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`serve_buckets.py ended with ${code}: ${log.join("")}`)));
  });
  return { url: `http://127.0.0.1:${port}`, ...users, stop: () => stop(server) };
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.stdin?.end();
  await ended;
}
