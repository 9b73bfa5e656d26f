import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Plugin, PluginAnswers, PluginReply, PluginRequest } from "@tenantry/krm-function";
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
  const reply = async (line: string): Promise<void> => {
    const request = JSON.parse(line) as PluginRequest;
    let doing = "its import";
    try {
      plugin ??= await loadPlugin(module);
      doing = request.do === "judge" ? "a rule of it" : "its `transform`";
      send({ ok: true, answer: await answer(plugin, request) });
    } catch (error) {
      send({ ok: false, failure: explainFailure(error, doing, module) });
    }
  };
  readLines(process.stdin, (line) => {
    idle = idle.then(() => reply(line));
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
function send(reply: PluginReply<keyof PluginAnswers>): void {
  const bytes = Buffer.from(`${JSON.stringify(reply)}\n`);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

main(process.argv[2] ?? "");
