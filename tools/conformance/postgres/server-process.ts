import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "./at-end.ts";
import type { ServiceUser } from "./service-user.ts";

/** A server in the foreground, with its log in a file. Ends with the tests, however they end. */
export interface ServerProcess {
  readonly pid: number;
  readLog(): string;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  send(signal: NodeJS.Signals): void;
  /** Sends the signal, and waits; after 10 s it is killed. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly log: string;
  /** Text of the log once it serves. */
  readonly ready: string;
  readonly user: ServiceUser;
  readonly cwd: string;
}

const running = new Set<ChildProcess>();
atEnd(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** @throws Error with the log where the server ends instead of serving, or does neither within 20 s */
export async function startServer({ command, args, log, ready, user, cwd }: Start): Promise<ServerProcess> {
  const output = openSync(log, "w");
  const env = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` };
  // setpriv, of util-linux: where the tests are killed, so is the server.
  const guarded = ["--pdeathsig", "KILL", command, ...args];
  const child = spawn("setpriv", guarded, { ...user.spawn, cwd, env, stdio: ["ignore", output, output] });
  closeSync(output);
  running.add(child);
  let failure = "";
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      failure = `setpriv, of util-linux, could not be run: ${error.message}\n`;
      resolve();
    });
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
    running.delete(child);
  });
  const readLog = () => readFileSync(log, "utf8");
  const deadline = Date.now() + 20_000;
  while (!readLog().includes(ready)) {
    if (isOver || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`${command} ${args.join(" ")} does not serve:\n${failure}${readLog()}`);
    }
    await sleep(10);
  }
  return {
    pid: child.pid ?? 0,
    readLog,
    ended,
    send: (signal) => child.kill(signal),
    async end(signal) {
      child.kill(signal);
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
