import type { Kubectl, KubectlOptions, KubectlResult, Trouble } from "@tenantry/validation-kit";
import { classifyTrouble } from "./classify-trouble.ts";
import { ProcessGroup } from "./process-group.ts";
import { quoteCommand } from "./quote-command.ts";

export interface KubectlTarget {
  /** kubectl's current one when left out. */
  readonly context?: string;
  /** As typed; kubectl's own choice when left out. */
  readonly kubeconfig?: string;
}

export interface KubectlSettings extends KubectlTarget {
  /** Of a call that brings none. */
  readonly timeoutSeconds: number;
  /** Ends a call that is at work when it is aborted. Asked for each call. */
  readonly signal: () => AbortSignal;
}

/** What a call may take beyond its time: kubectl's own word that it took too long says more than ours. */
const GRACE_SECONDS = 2;
/** More than the pods of a large namespace. */
const MOST_CHARACTERS = 256 * 1024 * 1024;
/** English, and none of the person's own defaults (kuberc). */
const ENVIRONMENT = { LC_ALL: "C", KUBERC: "off" };

/** The real kubectl of this machine, each call a process of its own and none through a shell. */
export class KubectlProcess implements Kubectl {
  private readonly settings: KubectlSettings;

  constructor(settings: KubectlSettings) {
    this.settings = settings;
  }

  async run(args: readonly string[], options: KubectlOptions = {}): Promise<KubectlResult> {
    const { context, kubeconfig, timeoutSeconds, signal } = this.settings;
    const target = [
      ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
      ...(context === undefined ? [] : [`--context=${context}`]),
    ];
    const seconds = options.timeoutSeconds ?? timeoutSeconds;
    const command = quoteCommand(["kubectl", ...target, ...args]);
    const interrupt = signal();
    if (interrupt.aborted) return { command, stdout: "", stderr: "", trouble: interrupted(command), seconds: 0 };
    // After a `--` options would be the container's.
    const { execa } = await import("execa");
    const child = execa("kubectl", [...target, `--request-timeout=${seconds}s`, ...args], {
      reject: false,
      stripFinalNewline: false,
      maxBuffer: MOST_CHARACTERS,
      env: ENVIRONMENT,
      // Ctrl-C on a terminal would reach it too, and end what cleans up.
      detached: true,
      // Nobody sits there who could answer kubectl's questions.
      ...(options.stdin === undefined ? { stdin: "ignore" as const } : { input: options.stdin }),
    });
    let stopped: "timeout" | "interrupted" | undefined;
    const group = child.pid === undefined ? undefined : new ProcessGroup(child.pid);
    const stop = (why: "timeout" | "interrupted") => {
      stopped ??= why;
      group?.end();
    };
    const onInterrupt = () => stop("interrupted");
    const timer = setTimeout(() => stop("timeout"), (seconds + GRACE_SECONDS) * 1000);
    interrupt.addEventListener("abort", onInterrupt, { once: true });
    const result = await child;
    clearTimeout(timer);
    interrupt.removeEventListener("abort", onInterrupt);
    group?.forget();

    const { stdout = "", stderr = "", exitCode } = result;
    const common = { command, stdout, stderr, seconds: result.durationMs / 1000 };
    const unfinished = explainEnd({ ...result, command, stopped, timeoutSeconds: seconds });
    if (unfinished !== undefined) return { ...common, trouble: unfinished };
    if (exitCode === undefined) return { ...common, trouble: notStarted(result.shortMessage ?? "it did not start") };
    const trouble = classifyTrouble({ args, command, exitCode, stderr });
    return { ...common, exitCode, ...(trouble !== undefined && { trouble }) };
  }
}

interface ProcessEnd {
  readonly command: string;
  readonly stopped: "timeout" | "interrupted" | undefined;
  readonly timeoutSeconds: number;
  readonly code?: string | undefined;
  readonly signal?: string | undefined;
  readonly isMaxBuffer: boolean;
}

/** Why there is no exit code, or none that says anything. */
function explainEnd({ command, stopped, timeoutSeconds, code, signal, isMaxBuffer }: ProcessEnd): Trouble | undefined {
  if (stopped === "timeout") {
    const message = `\`${command}\` did not end within ${timeoutSeconds} seconds, and was ended`;
    const help = "the API server hangs, or the command in the container does; --timeout SECONDS waits longer";
    return { kind: "timeout", message, help };
  }
  if (stopped === "interrupted") return interrupted(command);
  if (isMaxBuffer) {
    const message = `\`${command}\` printed more than ${MOST_CHARACTERS / 1024 / 1024} MiB`;
    return { kind: "unreachable", message, help: "run it by hand, and see what fills its answer" };
  }
  if (code === "ENOENT") {
    const message = "there is no kubectl on the PATH";
    return { kind: "no-kubectl", message, help: "install it: https://kubernetes.io/docs/tasks/tools/" };
  }
  if (code !== undefined && signal === undefined) return notStarted(code);
  if (signal === undefined) return undefined;
  const message = `\`${command}\` was ended by ${signal}`;
  return { kind: "interrupted", message, help: "run the same command again" };
}

function notStarted(reason: string): Trouble {
  const message = `kubectl cannot be started: ${reason}`;
  return {
    kind: "no-kubectl",
    message,
    help: "`command -v kubectl` shows which one it is; is it executable, and for this machine?",
  };
}

function interrupted(command: string): Trouble {
  return { kind: "interrupted", message: `\`${command}\` was interrupted`, help: "run the same command again" };
}
