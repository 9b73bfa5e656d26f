import type { Catalog } from "@tenantry/tenant-model";
import { ClusterReader, type Kubectl, type LiveObject, type Trouble, Unanswered } from "@tenantry/validation-kit";

const NAME = "tenantry-drill";
/** Longer than all drills one after the other: a backup may take 4 hours, a restore 10. */
const STALE_HOURS = 24;

export interface Holder {
  /** Who and where, e.g. `jane@laptop, process 4711`. Never the same for two runs. */
  readonly name: string;
  /** When it began, ISO 8601. */
  readonly since: string;
}

export type Lock =
  | { readonly kind: "held" }
  | { readonly kind: "busy"; readonly by: Holder; readonly object: LiveObject; readonly isStale: boolean }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Keeps two people from drilling one cluster at once: a ConfigMap, which the API server creates for one of them only. */
export class DrillLock {
  private readonly kubectl: Kubectl;
  private readonly namespace: string;
  private readonly labels: Readonly<Record<string, string>>;
  private readonly holder: Holder;

  constructor(kubectl: Kubectl, catalog: Pick<Catalog, "name" | "cluster">, holder: Holder) {
    this.kubectl = kubectl;
    this.namespace = catalog.cluster.namespace;
    this.labels = { "app.kubernetes.io/managed-by": "tenantry", "app.kubernetes.io/part-of": catalog.name };
    this.holder = holder;
  }

  async take(): Promise<Lock> {
    const { trouble, exitCode, stderr, command } = await this.send("create", {});
    if (trouble !== undefined) return { kind: "trouble", trouble };
    if (exitCode === 0) return { kind: "held" };
    const present = stderr.includes("(AlreadyExists)") ? await this.look() : undefined;
    if (present !== undefined) return present;
    const message = `\`${command}\` cannot create the lock: ${stderr.trim()}`;
    return { kind: "trouble", trouble: { kind: "unreachable", message, help: "run the same command again" } };
  }

  /** Who drills now; undefined: nobody. */
  async look(): Promise<Exclude<Lock, { kind: "held" }> | undefined> {
    try {
      const object = await new ClusterReader(this.kubectl).get({
        resource: "configmaps",
        name: NAME,
        namespace: this.namespace,
      });
      if (object === undefined) return undefined;
      const { holder = "somebody", since = "" } = readData(object);
      const age = Date.parse(this.holder.since) - Date.parse(since);
      return { kind: "busy", by: { name: holder, since }, object, isStale: !(age < STALE_HOURS * 3_600_000) };
    } catch (error) {
      if (error instanceof Unanswered) return { kind: "trouble", trouble: error.trouble };
      throw error;
    }
  }

  /** Takes a stale lock over, unless somebody else did meanwhile: the API server compares the versions. */
  async takeOver({ metadata }: LiveObject): Promise<Lock> {
    const { resourceVersion } = (metadata ?? {}) as { readonly resourceVersion?: string };
    const { trouble, exitCode } = await this.send("replace", resourceVersion === undefined ? {} : { resourceVersion });
    if (trouble !== undefined) return { kind: "trouble", trouble };
    return exitCode === 0 ? { kind: "held" } : ((await this.look()) ?? this.take());
  }

  /** @returns why it is still there */
  async release(): Promise<Trouble | undefined> {
    const present = await this.look();
    // Whose it is has to be known: somebody may have found that it was stale, and hold it now.
    if (present?.kind === "trouble") return present.trouble;
    if (present?.by.name !== this.holder.name) return undefined;
    const place = ["delete", `configmaps/${NAME}`, `--namespace=${this.namespace}`, "--ignore-not-found"];
    return (await this.kubectl.run(place)).trouble;
  }

  /** Removes it by hand. */
  commandToRemove(): string {
    return `kubectl delete configmap ${NAME} --namespace=${this.namespace}`;
  }

  private send(verb: "create" | "replace", version: { readonly resourceVersion?: string }) {
    const { name: holder, since } = this.holder;
    const metadata = { name: NAME, namespace: this.namespace, labels: this.labels, ...version };
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata, data: { holder, since } };
    return this.kubectl.run([verb, "--filename=-"], { stdin: JSON.stringify(object) });
  }
}

function readData(object: LiveObject): { readonly holder?: string; readonly since?: string } {
  return ((object as { readonly data?: unknown }).data ?? {}) as { readonly holder?: string; readonly since?: string };
}
