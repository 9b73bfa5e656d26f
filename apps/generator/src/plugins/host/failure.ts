import { fileURLToPath } from "node:url";
import type { PluginFailure } from "@tenantry/krm-function";

/** A mistake of the plugin, in words; where in its module is known for errors that it threw. */
export class PluginMistake extends Error {
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}

/** @param doing what the plugin was at, e.g. "its `transform`" */
export function explainFailure(error: unknown, doing: string, module: URL): PluginFailure {
  if (error instanceof PluginMistake) return { message: error.message, help: error.help };
  const position = findPosition(error, module);
  return { ...(explainDenied(error) ?? explainThrown(error, doing)), ...position };
}

/** What Node's permission model refuses (node v20, doc/api/permissions.md). */
function explainDenied(error: unknown): PluginFailure | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_ACCESS_DENIED") return undefined;
  const { permission, resource } = error as { permission?: unknown; resource?: unknown };
  const what = typeof resource === "string" && resource !== "" ? ` ${resource}` : "";
  const help = "return items and results: files are written by Tenantry alone, after every check has passed";
  if (permission === "FileSystemWrite") return { message: `it tried to write${what}: plugins may read only`, help };
  if (permission === "ChildProcess") return { message: "it tried to start a process: plugins may not", help };
  if (permission === "Process")
    return { message: `it tried to ${String(Reflect.get(error, "what"))}: plugins may not`, help };
  if (permission === "WorkerThreads") return { message: "it tried to start a worker thread: plugins may not", help };
  return { message: `it tried to do what plugins may not${what}: ${error.message.split("\n", 1)[0]}`, help };
}

function explainThrown(error: unknown, doing: string): PluginFailure {
  if (!(error instanceof Error)) {
    return {
      message: `${doing} threw ${describeThrown(error)}`,
      help: "throw an Error, or return a result with severity error",
    };
  }
  const help = "correct the plugin; to refuse the input, return a result with severity error";
  return { message: `${doing} threw ${error.name}: ${error.message.split("\n", 1)[0]}`, help };
}

function describeThrown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : `a value of type ${typeof value}`;
}

/** The innermost frame that is in the plugin's own module. */
function findPosition(error: unknown, module: URL): { line: number; column: number } | undefined {
  if (!(error instanceof Error) || typeof error.stack !== "string") return undefined;
  for (const frame of error.stack.split("\n")) {
    const [, place = "", line, column] = /((?:file:\/\/)?\/[^\s()]*):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (place === "" || withoutQuery(place) !== fileURLToPath(module)) continue;
    return { line: Number(line), column: Number(column) };
  }
  return undefined;
}

function withoutQuery(place: string): string {
  return place.startsWith("file:") ? fileURLToPath(place) : place;
}
