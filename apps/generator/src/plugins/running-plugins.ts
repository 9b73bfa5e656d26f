import type { ChildProcess } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const running = new Set<ChildProcess>();
let watching = false;

/** Sees to it that a plugin ends with this process, however that ends, but for SIGKILL. */
export function endWithThisProcess(child: ChildProcess): void {
  running.add(child);
  child.once("exit", () => running.delete(child));
  if (watching) return;
  watching = true;
  process.on("exit", killAll);
  for (const signal of SIGNALS) process.on(signal, endBySignal);
  // Node would open its inspector, through which a plugin could have this process do what itself may not.
  process.on("SIGUSR1", () => {});
}

function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

function endBySignal(signal: NodeJS.Signals): void {
  killAll();
  process.off(signal, endBySignal);
  // Whoever else listens, such as what writes files, ends the process when it may.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
