import type { AnyObject } from "../manifests/real-tools.ts";
import { type KubectlRun, mustKubectl, runKubectl } from "./run-kubectl.ts";
import type { RunningApiServer } from "./running-api-server.ts";

/**
 * Applies objects as kustomize-controller does: server-side, as the owner of its fields (fluxcd/pkg/ssa 0.76.1,
 * manager_apply.go, ForceOwnership), where an unknown field is an error.
 * @returns what kubectl says, and the objects as they are stored
 */
export async function applyAsFlux(
  server: RunningApiServer,
  objects: readonly AnyObject[],
  /** Whether kubectl looks at them first, by the API server's own OpenAPI document: Flux does not. */
  validate: "strict" | "ignore" = "strict",
): Promise<KubectlRun & { readonly stored: readonly StoredObject[] }> {
  const flags = [
    "--server-side",
    "--force-conflicts",
    "--field-manager=kustomize-controller",
    `--validate=${validate}`,
  ];
  const args = ["apply", ...flags, "--filename=-", "--output=json", "--show-managed-fields"];
  const run = await runKubectl(server.kubeconfig("admin"), args, printList(objects));
  return { ...run, stored: readList(run.stdout) };
}

export interface StoredObject extends AnyObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly managedFields: readonly { readonly manager: string; readonly operation: string }[];
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** Makes the namespaces of these objects that none of them is. */
export async function createNamespaces(server: RunningApiServer, objects: readonly AnyObject[]): Promise<void> {
  const rendered = new Set(
    objects.filter(({ kind }) => kind === "Namespace").map((it) => (it["metadata"] as { readonly name: string }).name),
  );
  const missing = listNamespaces(objects).filter((name) => !rendered.has(name));
  await create(
    server,
    missing.map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
  );
}

/** Makes the ServiceAccount that pods run as, in each of their namespaces, which is there by now: a controller makes it elsewhere. */
export async function createAccounts(server: RunningApiServer, objects: readonly AnyObject[]): Promise<void> {
  await create(
    server,
    listNamespaces(objects).map((namespace) => ({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "default", namespace },
    })),
  );
}

function listNamespaces(objects: readonly AnyObject[]): string[] {
  return [
    ...new Set(
      objects.flatMap((object) => (object["metadata"] as { readonly namespace?: string } | undefined)?.namespace ?? []),
    ),
  ];
}

async function create(server: RunningApiServer, made: readonly AnyObject[]): Promise<void> {
  if (made.length === 0) return;
  await mustKubectl(server.kubeconfig("admin"), ["apply", "--server-side", "--filename=-"], printList(made));
}

export function printList(items: readonly AnyObject[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}

/** kubectl prints one object by itself, several as a list, and several lists' objects one after the other. */
function readList(text: string): StoredObject[] {
  if (text.trim() === "") return [];
  const value = JSON.parse(text) as StoredObject & { readonly items?: readonly StoredObject[] };
  return value.kind === "List" ? [...(value.items ?? [])] : [value];
}
