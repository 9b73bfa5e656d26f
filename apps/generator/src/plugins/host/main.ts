import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Plugin } from "@tenantry/krm-function";
import { type Answer, MOST_BYTES, type Question, type Reply, TOO_LARGE } from "../envelope.ts";
import { answer } from "./answer.ts";
import { explainFailure } from "./failure.ts";
import { guardProcess } from "./guard-process.ts";
import { loadPlugin } from "./load-plugin.ts";

/** Runs a plugin in a process of its own: `node [permissions] plugin-host.mjs MODULE`. See the protocol of krm-function. */
function main(file: string): void {
  guardProcess();
  const module = pathToFileURL(file);
  let plugin: Plugin<unknown> | undefined;
  let idle = Promise.resolve();
  let asked: string | undefined;
  /** What the plugin's timers and promises threw while nobody asked. */
  let aside: Reply | undefined;
  const reply = async ({ token, request }: Question): Promise<void> => {
    asked = token;
    let doing = "its import";
    let made: Reply;
    try {
      plugin ??= await loadPlugin(module);
      doing = request.do === "judge" ? "a rule of it" : "its `transform`";
      made = { ok: true, answer: await answer(plugin, request) };
    } catch (error) {
      made = { ok: false, failure: explainFailure(error, doing, module) };
    }
    asked = undefined;
    send({ token, reply: aside ?? made });
  };
  process.on("uncaughtException", (error, origin) => {
    const doing = origin === "unhandledRejection" ? "a promise that it does not wait for" : "a callback of it";
    aside ??= { ok: false, failure: explainFailure(error, doing, module) };
    if (asked !== undefined) send({ token: asked, reply: aside });
  });
  readLines(process.stdin, (line) => {
    idle = idle.then(() => reply(JSON.parse(line) as Question));
  });
  // Whoever asked has enough, or is gone: timers and sockets that the plugin left open, and what it waits for, keep nobody.
  process.stdin.on("end", () => process.exit(0));
}

/** Node 24's own reader of lines ends them at U+2028 too, which JSON has as it is. */
function readLines(stream: NodeJS.ReadStream, take: (line: string) => void): void {
  let parts: string[] = [];
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const [first = "", ...others] = chunk.split("\n");
    parts.push(first);
    for (const next of others) {
      take(parts.join(""));
      parts = [next];
    }
  });
}

/** To file descriptor 3, whole: the pipe takes a part at a time. */
function send(answer: Answer): void {
  const bytes = encode(answer);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      // Nobody is left to tell: the plugin has closed it, or who asked is gone.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") process.exit(1);
    }
  }
}

function encode({ token, reply }: Answer): Buffer {
  try {
    const bytes = Buffer.from(`${JSON.stringify({ token, reply })}\n`);
    if (bytes.length <= MOST_BYTES) return bytes;
  } catch (error) {
    // Longer than any string can be.
    if (!(error instanceof RangeError)) throw error;
  }
  return Buffer.from(`${JSON.stringify({ token, reply: TOO_LARGE })}\n`);
}

main(process.argv[2] ?? "");
