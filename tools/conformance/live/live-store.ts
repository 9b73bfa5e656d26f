import { cpSync, existsSync } from "node:fs";
import { openRunFolder } from "../postgres/run-folder.ts";
import type { Instance } from "../postgres/running-instance.ts";
import type { InstanceSet } from "./instance-set.ts";
import type { ObjectShelf, ShelfObject } from "./object-shelf.ts";

/**
 * Backups and what is restored from them: folders of this machine stand for the object store, and the plugin and the operator do
 * what they do there. An object store's own troubles are the business of the room `backup`.
 */
export class LiveStore {
  private readonly shelf: ObjectShelf;
  private readonly instances: InstanceSet;
  /** The newest base backup, by server name. */
  private readonly bases = new Map<string, string>();
  /** Instances of restored Clusters, by pod. */
  readonly restored = new Map<string, Instance>();
  private work: Promise<void> = Promise.resolve();
  /** Why backups fail; undefined: they do not. */
  trouble: string | undefined;

  constructor(shelf: ObjectShelf, instances: InstanceSet) {
    this.shelf = shelf;
    this.instances = instances;
  }

  created(object: ShelfObject): void {
    if (object.kind === "Backup") this.start(() => this.backUp(object), object);
    if (object.kind === "Cluster") this.start(() => this.restore(object).catch(() => this.failRestore(object)), object);
  }

  deleted({ kind, metadata }: ShelfObject): void {
    if (kind !== "Cluster") return;
    const pod = `${metadata.name}-1`;
    const instance = this.restored.get(pod);
    this.restored.delete(pod);
    this.work = this.work.then(() => instance?.stop());
    const selector = `cnpg.io/cluster=${metadata.name}`;
    for (const resource of ["persistentvolumeclaims", "pods"]) {
      for (const its of this.shelf.choose({ resource, selector })) this.shelf.remove(its);
    }
  }

  async stop(): Promise<void> {
    await this.work;
    await Promise.all([...this.restored.values()].map((instance) => instance.stop()));
  }

  private start(work: () => Promise<void>, object: ShelfObject): void {
    object.status = { phase: "started" };
    this.work = this.work.then(work).catch((error: Error) => {
      object.status = { phase: "failed", error: error.message };
    });
  }

  private async backUp(object: ShelfObject): Promise<void> {
    if (object.spec.method !== "plugin" || object.spec.pluginConfiguration?.name === undefined) {
      throw new Error("cannot proceed with the backup as the method is not supported here");
    }
    if (this.trouble !== undefined) throw new Error(this.trouble);
    const cluster = this.shelf.find("clusters.postgresql.cnpg.io", object.spec.cluster.name);
    const [{ parameters }] = cluster.spec.plugins;
    this.bases.set(parameters.serverName, await this.instances.copyPrimary("base"));
    object.status = { phase: "completed", instanceID: { podName: this.instances.primary } };
  }

  private async restore(object: ShelfObject): Promise<void> {
    const { bootstrap, externalClusters, instances } = object.spec;
    const source = externalClusters.find(({ name }: ShelfObject) => name === bootstrap.recovery.source);
    const base = this.bases.get(source?.plugin.parameters.serverName);
    if (base === undefined || !existsSync(base)) throw new Error("no target backup found");
    if (instances !== 1) throw new Error("this room restores one instance");
    const folder = openRunFolder().newFolder("restored");
    cpSync(base, folder, { recursive: true });
    const pod = `${object.metadata.name}-1`;
    this.shelf.add(this.makeVolume(object, pod));
    this.restored.set(pod, await this.instances.recover(folder));
    object.status = { phase: "Cluster in healthy state", readyInstances: 1 };
  }

  /** The job has tried it some times. */
  private failRestore({ metadata, spec, status }: ShelfObject): void {
    status.phase = "Setting up primary";
    const labels = { "cnpg.io/cluster": metadata.name, ...spec.inheritedMetadata?.labels };
    for (const attempt of [1, 2, 3]) {
      const name = `${metadata.name}-1-full-recovery-${attempt}`;
      const pod = { apiVersion: "v1", kind: "Pod", metadata: { name, namespace: metadata.namespace, labels } };
      this.shelf.add({ ...pod, status: { phase: "Failed" } });
    }
  }

  private makeVolume({ metadata, spec }: ShelfObject, name: string): ShelfObject {
    const labels = { "cnpg.io/cluster": metadata.name, ...spec.inheritedMetadata?.labels };
    return {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name, namespace: metadata.namespace, labels },
    };
  }
}
