import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { PluginFailure, PluginRequest } from "@tenantry/krm-function";
import { MOST_BYTES, type Question, type Reply, TOO_LARGE } from "./envelope.ts";
import { explainEnd, explainIntruded, explainPrinted, explainSilence } from "./explain-end.ts";
import { readAnswer } from "./read-answer.ts";

export interface ConversationOptions {
  /** For one answer; 30 when left out. */
  readonly limitSeconds?: number;
  /** Adds to a failure what can be known outside of the process alone. */
  readonly complete: (failure: PluginFailure) => PluginFailure;
}

/** As much as is needed to show a line of it. */
const MOST_PRINTED = 1000;

/** Questions to the process of a plugin and its answers. */
export class Conversation {
  private readonly child: ChildProcess;
  private readonly options: ConversationOptions;
  private printed = "";
  private received = "";
  private failure: PluginFailure | undefined;
  private question: Question | undefined;
  private settle: ((reply: Reply) => void) | undefined;

  constructor(child: ChildProcess, options: ConversationOptions) {
    this.child = child;
    this.options = options;
    child.stdout?.setEncoding("utf8").on("data", (text: string) => this.takePrinted(text));
    const answers = child.stdio[3] as NodeJS.ReadableStream;
    answers.setEncoding("utf8");
    answers.on("data", (text: string) => this.receive(text));
    child.on("error", (error) => this.fail({ message: `its process cannot run: ${error.message}`, help: "try again" }));
    // Behind everything that it printed.
    child.on("close", (code, signal) => this.fail(explainEnd(code, signal)));
    // Whoever ends before it has read everything is explained by its end.
    child.stdin?.on("error", () => {});
  }

  ask(request: PluginRequest): Promise<Reply> {
    return new Promise((resolve) => {
      if (this.failure !== undefined) return resolve({ ok: false, failure: this.failure });
      const { limitSeconds = 30 } = this.options;
      const limit = setTimeout(() => this.fail(explainSilence(limitSeconds)), limitSeconds * 1000);
      this.settle = (reply) => {
        clearTimeout(limit);
        this.settle = undefined;
        resolve(reply);
      };
      this.question = { token: randomUUID(), request };
      this.child.stdin?.write(`${JSON.stringify(this.question)}\n`);
    });
  }

  stop(): void {
    this.child.stdin?.end();
    this.child.kill("SIGKILL");
  }

  private takePrinted(text: string): void {
    if (this.printed.length > MOST_PRINTED) return;
    this.printed += text;
    // Whoever prints without end would else be blamed for not answering.
    if (this.printed.length > MOST_PRINTED) this.fail(explainPrinted(this.printed));
  }

  private receive(text: string): void {
    if (this.failure !== undefined) return;
    this.received += text;
    // The host says so of its own answers.
    if (this.received.length > MOST_BYTES) this.fail(TOO_LARGE.failure);
    if (!text.includes("\n")) return;
    const end = this.received.indexOf("\n");
    const line = this.received.slice(0, end);
    this.received = this.received.slice(end + 1);
    const reply = this.question === undefined ? undefined : readAnswer(line, this.question);
    this.question = undefined;
    // What it printed meanwhile arrives on a pipe of its own.
    setImmediate(() => {
      if (reply === undefined) this.fail(explainIntruded(line));
      else if (!reply.ok) this.fail(this.options.complete(reply.failure));
      else if (this.printed !== "") this.fail(explainPrinted(this.printed));
      else this.settle?.(reply);
    });
  }

  /** What it printed goes first: it is what the plugin did before. */
  private fail(failure: PluginFailure): void {
    this.failure ??= this.printed === "" ? failure : explainPrinted(this.printed);
    this.stop();
    this.settle?.({ ok: false, failure: this.failure });
  }
}
