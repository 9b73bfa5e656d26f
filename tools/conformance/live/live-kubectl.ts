import type { Kubectl, KubectlOptions, KubectlResult } from "@tenantry/validation-kit";
import { type Ended, startInContainer, waitForEnd } from "./container-process.ts";
import type { ObjectShelf, ShelfObject } from "./object-shelf.ts";

/** What answers behind the API server. */
export interface Machinery {
  readonly shelf: ObjectShelf;
  readonly hosts: ReadonlyMap<string, string>;
  /** Undefined where there is no such pod. */
  describeContainer(pod: string): Container | undefined;
  readLog(pod: string): string;
  /** Objects that somebody has made, or taken away. */
  created(object: ShelfObject): void;
  deleted(object: ShelfObject): void;
}

/** What commands find in a container. */
export interface Container {
  readonly env: Readonly<Record<string, string>>;
  /** Its ports, which on this machine are others. */
  readonly ports?: ReadonlyMap<string, string>;
}

/** Where the pods of this machine keep what they have under a fixed path. */
export type FileMapping = ReadonlyMap<string, string>;

/**
 * kubectl over servers of this machine: `exec` and pods run their commands here, `get`, `create` and `delete` have the objects in
 * memory. What it does not know it refuses.
 */
export class LiveKubectl implements Kubectl {
  /** What was run in containers, with what went in. */
  readonly executed: string[] = [];
  private readonly machinery: Machinery;
  private readonly files: FileMapping;

  constructor(machinery: Machinery, files: FileMapping) {
    this.machinery = machinery;
    this.files = files;
  }

  async run(args: readonly string[], options: KubectlOptions = {}): Promise<KubectlResult> {
    const start = performance.now();
    const answer = await this.answer(args, options).catch((error: Error) => fail(error.message));
    return { command: `kubectl ${args.join(" ")}`, ...answer, seconds: (performance.now() - start) / 1000 };
  }

  private async answer(args: readonly string[], { stdin = "" }: KubectlOptions): Promise<Ended> {
    const [verb, what = ""] = args;
    switch (verb) {
      case "exec":
        return this.exec(args, stdin);
      case "get":
        return this.get(what, args);
      case "logs":
        return say(lastLines(this.machinery.readLog(nameOf(what)), Number(readOption(args, "--tail=") ?? -1)));
      case "create": {
        const object = JSON.parse(stdin);
        this.machinery.shelf.add(object);
        this.machinery.created(object);
        return say(`${object.kind}/${object.metadata.name} created\n`);
      }
      case "delete": {
        const [resource = "", name] = what.split("/");
        const found = this.choose(resource, name, args);
        if (found.length === 0 && name !== undefined) return fail(`Error from server (NotFound): ${what} not found`);
        for (const object of found) {
          this.machinery.shelf.remove(object);
          this.machinery.deleted(object);
        }
        return say(found.map((object) => `${object.metadata.name} deleted\n`).join(""));
      }
      default:
        return fail(`error: unknown command "${verb}"`);
    }
  }

  private get(what: string, args: readonly string[]): Ended {
    if (what.startsWith("--raw=")) return fail(`Error from server (NotFound): ${what}`);
    const [resource = "", name] = what.split("/");
    const found = this.choose(resource, name, args);
    if (name === undefined) return say(JSON.stringify({ kind: "List", items: found }));
    return found[0] === undefined
      ? fail(`Error from server (NotFound): ${what} not found`)
      : say(JSON.stringify(found[0]));
  }

  private choose(resource: string, name: string | undefined, args: readonly string[]) {
    const namespace = readOption(args, "--namespace=");
    return this.machinery.shelf.choose({ resource, name, namespace, selector: readOption(args, "--selector=") });
  }

  private exec(args: readonly string[], stdin: string): Promise<Ended> {
    const pod = nameOf(args[1] ?? "");
    const container = this.machinery.describeContainer(pod);
    if (container === undefined) return Promise.resolve(fail(`Error from server (NotFound): pods "${pod}" not found`));
    const command = args.slice(args.indexOf("--") + 1);
    this.executed.push(`${command.join(" ")}\n${stdin}`);
    const mapped = command.map((word) => container.ports?.get(word) ?? this.mapFiles(word));
    const given = args.includes("--stdin") ? stdin : "";
    return waitForEnd(
      startInContainer({ command: mapped, env: container.env, hosts: this.machinery.hosts }),
      this.mapFiles(given),
    );
  }

  private mapFiles(text: string): string {
    return [...this.files].reduce((done, [inside, here]) => done.replaceAll(inside, here), text);
  }
}

function nameOf(target: string): string {
  return target.slice(target.indexOf("/") + 1);
}

function readOption(args: readonly string[], start: string): string | undefined {
  const end = args.indexOf("--");
  return args
    .slice(0, end < 0 ? undefined : end)
    .find((arg) => arg.startsWith(start))
    ?.slice(start.length);
}

function lastLines(text: string, count: number): string {
  const lines = text.split("\n");
  return count < 0 ? text : lines.slice(-count - 1).join("\n");
}

function say(stdout: string): Ended {
  return { stdout, stderr: "", exitCode: 0 };
}

function fail(stderr: string): Ended {
  return { stdout: "", stderr, exitCode: 1 };
}
