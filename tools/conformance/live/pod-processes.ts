import type { ChildProcess } from "node:child_process";
import { startInContainer } from "./container-process.ts";
import type { ShelfObject } from "./object-shelf.ts";
import { killTree } from "./process-tree.ts";

interface RunningPod {
  readonly child: ChildProcess;
  log: string;
}

/** Pods of one container that somebody creates: each a process of this machine. */
export class PodProcesses {
  private readonly pods = new Map<string, RunningPod>();
  private readonly hosts: ReadonlyMap<string, string>;
  /** By name of the Secret: its password. */
  private readonly passwords: ReadonlyMap<string, string>;

  constructor(hosts: ReadonlyMap<string, string>, passwords: ReadonlyMap<string, string>) {
    this.hosts = hosts;
    this.passwords = passwords;
  }

  start(object: ShelfObject): void {
    const [container] = object.spec.containers;
    const env = Object.fromEntries<string>(
      container.env.map(({ name, value, valueFrom }: ShelfObject) => [name, value ?? this.readSecret(valueFrom)]),
    );
    const child = startInContainer({ command: container.command, env, hosts: this.hosts });
    const pod: RunningPod = { child, log: "" };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data) => {
        pod.log += data;
      });
    }
    object.status = { phase: "Running" };
    child.once("close", (code) => {
      object.status = { phase: code === 0 ? "Succeeded" : "Failed" };
    });
    this.pods.set(object.metadata.name, pod);
  }

  readLog(name: string): string {
    const pod = this.pods.get(name);
    if (pod === undefined) throw new Error(`Error from server (NotFound): pods "${name}" not found`);
    return pod.log;
  }

  has(name: string): boolean {
    return this.pods.has(name);
  }

  end(name: string): void {
    killTree(this.pods.get(name)?.child.pid ?? 0);
    this.pods.delete(name);
  }

  stop(): void {
    for (const name of [...this.pods.keys()]) this.end(name);
  }

  private readSecret({ secretKeyRef: { name, key } }: ShelfObject): string {
    const password = this.passwords.get(name);
    if (password === undefined || key !== "password") throw new Error(`there is no Secret ${name} with ${key}`);
    return password;
  }
}
