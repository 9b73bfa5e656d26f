import { setTimeout as sleep } from "node:timers/promises";
import type { RenderedCluster } from "../postgres/rendered-cluster.ts";
import type { InstanceSet } from "./instance-set.ts";
import type { ObjectShelf, ShelfObject } from "./object-shelf.ts";
import type { Service } from "./service.ts";

/** About what passes before the operator sees that a pod is gone. */
const NOTICED_AFTER_MS = 1000;

export type Services = Readonly<Record<"rw" | "ro" | "r", Service>>;

/** What CloudNativePG does about instances: their pods, labels and status, who takes over, and how the old primary comes back. */
export class LiveOperator {
  private readonly rendered: RenderedCluster;
  private readonly shelf: ObjectShelf;
  private readonly instances: InstanceSet;
  /** By their names' ends. */
  private readonly services: Services;
  private work: Promise<void> = Promise.resolve();

  constructor(
    rendered: RenderedCluster,
    shelf: ObjectShelf,
    { instances, services }: { readonly instances: InstanceSet; readonly services: Services },
  ) {
    this.rendered = rendered;
    this.shelf = shelf;
    this.instances = instances;
    this.services = services;
    shelf.add({ ...structuredClone(rendered.cluster), status: {} });
    for (const name of instances.names()) this.addPod(name);
    this.lead();
  }

  /** After a pod is gone. Only its crash is known here: nobody deletes a primary gracefully. */
  replace(name: string): void {
    this.instances.crash(name);
    this.leadServices();
    this.work = this.work.then(() => this.repair(name));
    // Whoever waits for it is told.
    this.work.catch(() => undefined);
  }

  /** Until all is done. @throws Error with what went wrong */
  async settle(): Promise<void> {
    await this.work;
  }

  private async repair(name: string): Promise<void> {
    const status = this.readStatus();
    status.readyInstances -= 1;
    if (this.instances.primary === name) {
      await sleep(NOTICED_AFTER_MS);
      const next = await this.instances.findMostAdvanced();
      status.targetPrimary = next;
      await this.instances.promote(next);
      this.lead();
    }
    await this.instances.join(name);
    this.addPod(name);
    this.leadServices();
    status.readyInstances += 1;
  }

  private lead(): void {
    const { primary } = this.instances;
    const status = this.readStatus();
    Object.assign(status, { currentPrimary: primary, targetPrimary: primary });
    status.readyInstances ??= this.instances.names().length;
    for (const pod of this.shelf.choose({ resource: "pods", selector: "cnpg.io/podRole=instance" })) {
      pod.metadata.labels["cnpg.io/instanceRole"] = pod.metadata.name === primary ? "primary" : "replica";
    }
    this.leadServices();
  }

  private leadServices(): void {
    const { primary, instances } = this.instances;
    const standby = [...instances].find(([name]) => name !== primary)?.[1];
    this.services.rw.leadTo(instances.get(primary)?.port);
    this.services.ro.leadTo(standby?.port);
    this.services.r.leadTo((standby ?? instances.get(primary))?.port);
  }

  private addPod(name: string): void {
    const { metadata, spec } = this.rendered.cluster;
    const labels = {
      "cnpg.io/cluster": metadata?.name,
      "cnpg.io/podRole": "instance",
      "cnpg.io/instanceRole": "replica",
    };
    this.shelf.add({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: metadata?.namespace, labels },
      spec: { containers: [{ name: "postgres", image: spec.imageName }] },
      status: { phase: "Running", podIP: "127.0.0.1", conditions: [{ type: "Ready", status: "True" }] },
    });
  }

  private readStatus(): ShelfObject {
    return this.shelf.find("clusters.postgresql.cnpg.io", this.rendered.cluster.metadata?.name ?? "").status;
  }
}
