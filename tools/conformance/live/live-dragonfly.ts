import { setTimeout as sleep } from "node:timers/promises";
import { selectDragonflyPods } from "@tenantry/renderer";
import type { Dragonfly } from "@tenantry/tenant-model";
import { findPort } from "../../free-port.ts";
import { openRunFolder } from "../postgres/run-folder.ts";
import { type ServerProcess, startServer } from "../postgres/server-process.ts";
import { startInContainer, waitForEnd } from "./container-process.ts";
import type { ObjectShelf, ShelfObject } from "./object-shelf.ts";
import { killTree } from "./process-tree.ts";

interface Server {
  readonly process: ServerProcess;
  readonly port: number;
}

/** About what passes before the operator sees that pods are gone. */
const NOTICED_AFTER_MS = 500;

/**
 * Debian's Redis in the place of Dragonfly, which cannot be had here: the same protocol and commands, other snapshots. What its
 * operator does about pods is done here.
 */
export class LiveDragonfly {
  private readonly shelf: ObjectShelf;
  private readonly dragonfly: Dragonfly;
  private readonly servers = new Map<string, Server>();
  /** Of a pod: its volume outlives it. */
  private readonly folders = new Map<string, string>();
  private work: Promise<void> = Promise.resolve();
  private count = 0;
  /** Whether volumes are lost with their pods. */
  losesVolumes = false;

  constructor(shelf: ObjectShelf, dragonfly: Dragonfly) {
    this.shelf = shelf;
    this.dragonfly = dragonfly;
  }

  static async start(shelf: ObjectShelf, dragonfly: Dragonfly): Promise<LiveDragonfly> {
    const live = new LiveDragonfly(shelf, dragonfly);
    await live.repair();
    return live;
  }

  /** What the ports of a container are on this machine. Redis has one for both. */
  mapPorts(pod: string): ReadonlyMap<string, string> | undefined {
    const server = this.servers.get(pod);
    return server && new Map(["6379", "9999"].map((inside) => [inside, String(server.port)]));
  }

  has(pod: string): boolean {
    return this.folders.has(pod);
  }

  /** After a pod was deleted. */
  replace(pod: string): void {
    killTree(this.servers.get(pod)?.process.pid ?? 0);
    this.servers.delete(pod);
    if (this.losesVolumes) this.folders.set(pod, openRunFolder().newFolder(pod));
    this.work = this.work.then(() => sleep(NOTICED_AFTER_MS)).then(() => this.repair());
    this.work.catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.work.catch(() => undefined);
    await Promise.all([...this.servers.values()].map(({ process }) => process.end("SIGKILL")));
  }

  private async repair(): Promise<void> {
    const { name, replicas } = this.dragonfly;
    const pods = Array.from({ length: replicas }, (_, index) => `${name}-${index}`);
    const master = await this.chooseMaster(pods);
    for (const pod of pods) {
      if (!this.servers.has(pod)) await this.startPod(pod);
      if (pod !== master) await this.tell(pod, ["REPLICAOF", "127.0.0.1", String(this.servers.get(master)?.port)]);
      this.label(pod, pod === master ? "master" : "replica");
    }
  }

  /** One that is there before one that has to start, and the present one before all. */
  private async chooseMaster(pods: readonly string[]): Promise<string> {
    const there = pods.filter((pod) => this.servers.has(pod));
    const current = there.find((pod) => this.find(pod)?.metadata.labels.role === "master");
    const master = current ?? there[0] ?? pods[0] ?? "";
    if (!this.servers.has(master)) await this.startPod(master);
    await this.tell(master, ["REPLICAOF", "NO", "ONE"]);
    return master;
  }

  private async startPod(pod: string): Promise<void> {
    const { user, newFolder } = openRunFolder();
    const folder = this.folders.get(pod) ?? newFolder(pod);
    this.folders.set(pod, folder);
    const port = await findPort();
    const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
    const process = await startServer({
      command: "redis-server",
      args: [...place, "--save", "", "--dbfilename", "dump.rdb", "--repl-diskless-sync-delay", "0"],
      log: `${folder}/log`,
      ready: "Ready to accept connections",
      user,
      cwd: folder,
    });
    this.servers.set(pod, { process, port });
    this.count += 1;
    const labels = { ...selectDragonflyPods(this.dragonfly).matchLabels };
    const metadata = { name: pod, namespace: this.dragonfly.namespace, uid: `uid-${this.count}`, labels };
    const status = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
    this.shelf.add({ apiVersion: "v1", kind: "Pod", metadata, status });
  }

  private label(pod: string, role: "master" | "replica"): void {
    const object = this.find(pod);
    if (object !== undefined) object.metadata.labels.role = role;
  }

  private find(pod: string): ShelfObject | undefined {
    return this.shelf.find("pods", pod);
  }

  private async tell(pod: string, words: readonly string[]): Promise<void> {
    const command = ["redis-cli", "-p", String(this.servers.get(pod)?.port), ...words];
    const { stdout } = await waitForEnd(startInContainer({ command, env: {}, hosts: new Map() }), "");
    if (!stdout.startsWith("OK")) throw new Error(`${command.join(" ")}: ${stdout}`);
  }
}
