import { classifyTrouble } from "../../../apps/generator/src/verify/kubectl/classify-trouble.ts";
import type { Kubectl, KubectlResult } from "../../../packages/validation-kit/src/kubectl.ts";
import type { UserName } from "./access.ts";
import { runKubectl } from "./run-kubectl.ts";
import type { RunningApiServer } from "./running-api-server.ts";

/** What a container would say: there is no kubelet that could run anything. Undefined: nobody knows. */
export type AnswerForContainer = (args: readonly string[], stdin: string) => string | undefined;

/** The real kubectl as one user, but for what needs a kubelet. */
export function kubectlOf(server: RunningApiServer, user: UserName, answer: AnswerForContainer): Kubectl {
  return {
    async run(args, options = {}): Promise<KubectlResult> {
      const started = performance.now();
      const command = `kubectl ${args.join(" ")}`;
      const tell = () => ({ command, seconds: (performance.now() - started) / 1000 });
      const needsKubelet = args[0] === "exec" || args[0] === "logs";
      if (!needsKubelet) {
        const { stdout, stderr, status } = await runKubectl(server.kubeconfig(user), args, options.stdin);
        const exitCode = status ?? 1;
        const trouble = classifyTrouble({ args, command, exitCode, stderr });
        return { ...tell(), stdout, stderr, exitCode, ...(trouble !== undefined && { trouble }) };
      }
      const stdout = answer(args, options.stdin ?? "");
      if (stdout !== undefined) return { ...tell(), stdout, stderr: "", exitCode: 0 };
      return { ...tell(), stdout: "", stderr: "", trouble: { kind: "unreachable", message: NO_KUBELET, help: "" } };
    },
  };
}

export const NO_KUBELET = "no kubelet here: the room `postgres` answers this for real";
