import { setTimeout as sleep } from "node:timers/promises";
import type { RenderedCluster } from "../postgres/rendered-cluster.ts";
import type { InstanceSet } from "./instance-set.ts";
import type { ObjectShelf, ShelfObject } from "./object-shelf.ts";
import type { Service } from "./service.ts";

const IMAGE = "ghcr.io/cloudnative-pg/postgresql:17";
/** About what passes before the operator sees that a pod is gone. */
const NOTICED_AFTER_MS = 1000;

/** What CloudNativePG does about instances: their pods, labels and status, who takes over, and how the old primary comes back. */
export class LiveOperator {
  private readonly rendered: RenderedCluster;
  private readonly shelf: ObjectShelf;
  private readonly instances: InstanceSet;
  private readonly rw: Service;
  private work: Promise<void> = Promise.resolve();

  constructor(
    rendered: RenderedCluster,
    shelf: ObjectShelf,
    { instances, rw }: { readonly instances: InstanceSet; readonly rw: Service },
  ) {
    this.rendered = rendered;
    this.shelf = shelf;
    this.instances = instances;
    this.rw = rw;
    shelf.add({ ...structuredClone(rendered.cluster), status: {} });
    for (const name of instances.names()) this.addPod(name);
    this.lead();
  }

  /** After a pod is gone. Only its crash is known here: nobody deletes a primary gracefully. */
  replace(name: string): void {
    this.instances.crash(name);
    this.rw.leadTo(this.instances.primary === name ? undefined : this.instances.get(this.instances.primary).port);
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
    this.rw.leadTo(this.instances.get(primary).port);
  }

  private addPod(name: string): void {
    const { metadata } = this.rendered.cluster;
    const labels = {
      "cnpg.io/cluster": metadata?.name,
      "cnpg.io/podRole": "instance",
      "cnpg.io/instanceRole": "replica",
    };
    this.shelf.add({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: metadata?.namespace, labels },
      spec: { containers: [{ name: "postgres", image: IMAGE }] },
      status: { phase: "Running", podIP: "127.0.0.1", conditions: [{ type: "Ready", status: "True" }] },
    });
  }

  private readStatus(): ShelfObject {
    return this.shelf.find("clusters.postgresql.cnpg.io", this.rendered.cluster.metadata?.name ?? "").status;
  }
}
