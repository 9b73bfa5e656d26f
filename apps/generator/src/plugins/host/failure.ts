import { dirname, relative } from "node:path";
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
  const places = listPlaces(error);
  const failure = explainDenied(error) ?? explainThrown(error, doing);
  const [inner] = places;
  const own = places.find(({ file }) => file === fileURLToPath(module));
  const message =
    inner === undefined || inner.file === own?.file
      ? failure.message
      : `${failure.message} (${nameHelper(inner, module)})`;
  return { ...failure, message, ...(own && { line: own.line, column: own.column }) };
}

/** What Node's permission model refuses (node v20, doc/api/permissions.md). */
function explainDenied(error: unknown): PluginFailure | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_ACCESS_DENIED") return undefined;
  const { permission, resource } = error as { permission?: unknown; resource?: unknown };
  const what = typeof resource === "string" && resource !== "" ? ` ${resource}` : "";
  const help = "return items and results: files are written by Tenantry alone, after every check has passed";
  if (permission === "FileSystemWrite") return { message: `it tried to write${what}: plugins may read only`, help };
  if (permission === "ChildProcess") return { message: "it tried to start a process: plugins may not", help };
  if (permission === "Process") {
    const message = `it tried to ${String(Reflect.get(error, "what"))}: plugins may not`;
    return { message, help: "return items and results: that is all a plugin is for" };
  }
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

interface PlaceInFile {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the plugin's modules stood when an error was made, innermost first. */
function listPlaces(error: unknown): readonly PlaceInFile[] {
  if (!(error instanceof Error) || typeof error.stack !== "string") return [];
  return error.stack.split("\n").flatMap((frame) => {
    // Folders may hold blanks and parentheses.
    const [, url, path, line, column] = /(?:(file:\/\/\/.*)|(?: \(|at )(\/.*)):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const file = url === undefined ? path : readUrl(url);
    if (file === undefined || file === fileURLToPath(import.meta.url)) return [];
    return [{ file, line: Number(line), column: Number(column) }];
  });
}

function readUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function nameHelper({ file, line, column }: PlaceInFile, module: URL): string {
  return `${relative(dirname(fileURLToPath(module)), file)}:${line}:${column}`;
}
