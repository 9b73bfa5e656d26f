import type { Kubectl, Trouble } from "@tenantry/validation-kit";

export type Contexts =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly trouble: Trouble };

/** The contexts of the kubeconfig. Asks no API server. @param kubectl without a context */
export async function listContexts(kubectl: Kubectl): Promise<Contexts> {
  const { trouble, stdout } = await kubectl.run(["config", "get-contexts", "--output=name"]);
  if (trouble !== undefined) return { ok: false, trouble };
  return { ok: true, names: stdout.split("\n").filter((name) => name !== "") };
}

export type ChosenContext =
  | { readonly ok: true; readonly context: string; readonly from: "named" | "current" }
  | { readonly ok: false; readonly trouble: Trouble };

/** The context that was named, if there is one of that name, else kubectl's current one. @param kubectl without a context */
export async function chooseContext(kubectl: Kubectl, named: string | undefined): Promise<ChosenContext> {
  const listed = await listContexts(kubectl);
  if (!listed.ok) return listed;
  const { names } = listed;
  const existing = names.length === 0 ? "the kubeconfig has none" : `there are ${names.join(", ")}`;
  const help = "name one with --context or in spec.verify.context; --kubeconfig reads another file";
  if (named !== undefined) {
    if (names.includes(named)) return { ok: true, context: named, from: "named" };
    return { ok: false, trouble: { kind: "no-context", message: `no context is called ${named}: ${existing}`, help } };
  }
  const { stdout, exitCode, trouble } = await kubectl.run(["config", "current-context"]);
  if (trouble !== undefined && trouble.kind !== "no-context") return { ok: false, trouble };
  const current = stdout.trim();
  if (exitCode === 0 && current !== "") return { ok: true, context: current, from: "current" };
  return {
    ok: false,
    trouble: { kind: "no-context", message: `no context is named, and kubectl has no current one: ${existing}`, help },
  };
}
