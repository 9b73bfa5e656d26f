import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { PluginAnswers, PluginFailure, PluginReply, PluginRequest } from "@tenantry/krm-function";
import { endWithThisProcess } from "./running-plugins.ts";

export interface PluginProcess {
  /** One question at a time. After a failure there are no more answers. */
  ask<Asked extends keyof PluginAnswers>(
    request: Extract<PluginRequest, { readonly do: Asked }> | (PluginRequest & { readonly do: Asked }),
  ): Promise<PluginReply<Asked>>;
  stop(): void;
}

export interface StartOptions {
  /** Absolute path of the module. */
  readonly file: string;
  /** Absolute path of plugin-host.mjs. */
  readonly host: string;
  /** Folder that relative paths of the plugin start from. */
  readonly folder: string;
  /** For one answer; 30 when left out. */
  readonly limitSeconds?: number;
}

/** Under Node's permission model there are no writes, processes, worker threads or native code, but reads. */
const PERMISSIONS = [
  process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission",
  "--allow-fs-read=*",
  "--disable-warning=ExperimentalWarning",
];

/** Starts a plugin in a process of its own, with an empty environment: what it makes depends on its input alone. */
export function startPlugin(options: StartOptions): PluginProcess {
  const child = spawn(process.execPath, [...PERMISSIONS, options.host, options.file], {
    cwd: options.folder,
    env: {},
    stdio: ["pipe", "pipe", "inherit", "pipe"],
  });
  endWithThisProcess(child);
  const conversation = new Conversation(child, options);
  return {
    ask: async (request) => (await conversation.ask(request)) as never,
    stop: () => conversation.stop(),
  };
}

type Reply = PluginReply<keyof PluginAnswers>;

class Conversation {
  private readonly child: ChildProcess;
  private readonly options: StartOptions;
  private printed = "";
  private received = "";
  private failure: PluginFailure | undefined;
  private settle: ((reply: Reply) => void) | undefined;

  constructor(child: ChildProcess, options: StartOptions) {
    this.child = child;
    this.options = options;
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      if (this.printed.length < 1000) this.printed += text;
    });
    const answers = child.stdio[3] as NodeJS.ReadableStream;
    answers.setEncoding("utf8");
    answers.on("data", (text: string) => this.receive(text));
    child.on("error", (error) => this.fail({ message: `its process cannot run: ${error.message}`, help: "try again" }));
    // Behind everything that it printed.
    child.on("close", (code, signal) => this.fail(this.explainEnd(code, signal)));
    // Whoever ends before it has read everything is explained by its end.
    child.stdin?.on("error", () => {});
  }

  ask(request: PluginRequest): Promise<Reply> {
    return new Promise((resolve) => {
      if (this.failure !== undefined) return resolve({ ok: false, failure: this.failure });
      const { limitSeconds = 30 } = this.options;
      const limit = setTimeout(() => {
        const message = `it did not answer within ${limitSeconds} seconds`;
        this.fail({ message, help: "look for a loop that does not end, or a promise that nobody settles" });
      }, limitSeconds * 1000);
      this.settle = (reply) => {
        clearTimeout(limit);
        this.settle = undefined;
        resolve(reply);
      };
      this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    });
  }

  stop(): void {
    this.child.stdin?.end();
    this.child.kill("SIGKILL");
  }

  private receive(text: string): void {
    this.received += text;
    if (!text.includes("\n")) return;
    const end = this.received.indexOf("\n");
    const line = this.received.slice(0, end);
    this.received = this.received.slice(end + 1);
    const reply = JSON.parse(line) as Reply;
    // What it printed meanwhile arrives on a pipe of its own.
    setImmediate(() => {
      if (this.printed !== "") this.fail(this.explainPrinted());
      else if (reply.ok) this.settle?.(reply);
      else this.fail(this.explainSyntax(reply.failure));
    });
  }

  private fail(failure: PluginFailure): void {
    this.failure ??= failure;
    this.stop();
    this.settle?.({ ok: false, failure: this.failure });
  }

  private explainPrinted(): PluginFailure {
    const [line = ""] = this.printed.split("\n", 1);
    const message = `it printed to standard output: ${JSON.stringify(line.slice(0, 80))}`;
    return { message, help: "return results instead, or print with console.error" };
  }

  private explainEnd(code: number | null, signal: NodeJS.Signals | null): PluginFailure {
    if (this.printed !== "") return this.explainPrinted();
    const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
    return {
      message: `its process ended ${how} before it answered`,
      help: "a plugin returns: it never ends the process",
    };
  }

  /** An error of syntax has no place in its stack; Node's own check of the file prints one. */
  private explainSyntax(failure: PluginFailure): PluginFailure {
    if (failure.line !== undefined || !failure.message.includes("SyntaxError")) return failure;
    const { stderr } = spawnSync(process.execPath, ["--check", this.options.file], { encoding: "utf8", env: {} });
    const [, line] = /:(\d+)\n/.exec(stderr) ?? [];
    return line === undefined ? failure : { ...failure, line: Number(line) };
  }
}
