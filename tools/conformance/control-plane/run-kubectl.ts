import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { findTool } from "../manifests/real-tools.ts";

export interface KubectlRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Milliseconds that a call may take; the longest applies all CRDs. */
const LIMIT = 120_000;

/** Runs the real kubectl. @param kubeconfig path; beside it kubectl remembers what the API server can do */
export function runKubectl(kubeconfig: string, args: readonly string[], input?: string): Promise<KubectlRun> {
  return new Promise((resolve, reject) => {
    const home = dirname(kubeconfig);
    const env = { PATH: process.env["PATH"], HOME: home, KUBECONFIG: kubeconfig, KUBECACHEDIR: join(home, "cache") };
    const child = spawn(findTool("kubectl"), [...args], { env, cwd: home, timeout: LIMIT, killSignal: "SIGKILL" });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ stdout, stderr, status }));
    child.stdin.on("error", () => {}); // it may end before it has read all: its status tells
    child.stdin.end(input ?? "");
  });
}

/** The same, for what has to succeed. @returns standard output. @throws Error with what kubectl says */
export async function mustKubectl(kubeconfig: string, args: readonly string[], input?: string): Promise<string> {
  const { stdout, stderr, status } = await runKubectl(kubeconfig, args, input);
  if (status !== 0) throw new Error(`kubectl ${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}
