import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Plugin, PluginAnswers, PluginReply, PluginRequest } from "@tenantry/krm-function";
import { answer } from "./answer.ts";
import { explainFailure } from "./failure.ts";
import { loadPlugin } from "./load-plugin.ts";

/** Runs a plugin in a process of its own: `node [permissions] plugin-host.mjs MODULE`. See the protocol of krm-function. */
async function main(file: string): Promise<void> {
  const module = pathToFileURL(file);
  let plugin: Plugin<unknown> | undefined;
  for await (const line of readLines(process.stdin)) {
    const request = JSON.parse(line) as PluginRequest;
    let doing = "its import";
    let reply: PluginReply<keyof PluginAnswers>;
    try {
      plugin ??= await loadPlugin(module);
      doing = request.do === "judge" ? "a rule of it" : "its `transform`";
      reply = { ok: true, answer: await answer(plugin, request) };
    } catch (error) {
      reply = { ok: false, failure: explainFailure(error, doing, module) };
    }
    send(`${JSON.stringify(reply)}\n`);
  }
  // Timers and sockets that the plugin left open keep nobody waiting.
  process.exit(0);
}

/** Node 24's own reader of lines ends them at U+2028 too, which JSON has as it is. */
async function* readLines(stream: NodeJS.ReadStream): AsyncGenerator<string> {
  let parts: string[] = [];
  stream.setEncoding("utf8");
  for await (const chunk of stream as AsyncIterable<string>) {
    const [first = "", ...others] = chunk.split("\n");
    parts.push(first);
    for (const next of others) {
      yield parts.join("");
      parts = [next];
    }
  }
}

/** To file descriptor 3, whole: the pipe takes a part at a time. */
function send(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

void main(process.argv[2] ?? "");
