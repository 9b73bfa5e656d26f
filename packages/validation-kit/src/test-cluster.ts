import type { Catalog } from "@tenantry/tenant-model";
import type { Kubectl, KubectlOptions, KubectlResult } from "./kubectl.ts";
import { readMapping } from "./read-field.ts";
import { nameResource } from "./resource-names.ts";
import { TestContainers } from "./test-containers.ts";

/** An object of the test cluster; tests change whatever they like. */
// biome-ignore lint/suspicious/noExplicitAny: kinds differ, and the checks have to bear everything
export type TestObject = any;

/** A cluster that runs a catalog, in memory: kubectl's answers to what checks ask, and handles to break things. */
export class TestCluster implements Kubectl {
  readonly objects: TestObject[] = [];
  readonly containers: TestContainers;
  /** By `namespace/target`. */
  readonly logs = new Map<string, string>();
  /** By path: answers to `--raw`. */
  readonly raw = new Map<string, string>();
  /** Every call, as it was made. */
  readonly calls: string[] = [];

  constructor(catalog: Catalog) {
    this.containers = new TestContainers(catalog);
  }

  /** @throws Error where a test misspells it */
  find(kind: string, name: string): TestObject {
    const found = this.objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (found === undefined) throw new Error(`the test cluster has no ${kind} ${name}`);
    return found;
  }

  remove(kind: string, name: string): void {
    this.objects.splice(this.objects.indexOf(this.find(kind, name)), 1);
  }

  removeAll(kind: string): void {
    this.objects.splice(0, this.objects.length, ...this.objects.filter((object) => object.kind !== kind));
  }

  async run(args: readonly string[], options: KubectlOptions = {}): Promise<KubectlResult> {
    const command = `kubectl ${args.join(" ")}`;
    this.calls.push(command);
    const [verb, what = ""] = args;
    const answer =
      verb === "exec"
        ? this.containers.exec(args, options.stdin ?? "")
        : verb === "logs"
          ? this.readLog(args)
          : this.get(what, args);
    return { command, stderr: "", seconds: 0, ...answer };
  }

  private get(what: string, args: readonly string[]) {
    if (what.startsWith("--raw=")) {
      const body = this.raw.get(what.slice("--raw=".length));
      return body === undefined ? missing(what) : { stdout: body, exitCode: 0 };
    }
    const [resource = "", name] = what.split("/");
    const namespace = readOption(args, "--namespace=");
    const here = this.objects.filter(
      (object) =>
        nameResource(object) === resource && (namespace === undefined || object.metadata.namespace === namespace),
    );
    if (name === undefined) {
      const selector = readOption(args, "--selector=");
      return { stdout: JSON.stringify({ items: here.filter((object) => matches(object, selector)) }), exitCode: 0 };
    }
    const found = here.find((object) => object.metadata.name === name);
    return found === undefined ? missing(what) : { stdout: JSON.stringify(found), exitCode: 0 };
  }

  private readLog(args: readonly string[]) {
    const place = `${readOption(args, "--namespace=")}/${args[1]}`;
    return { stdout: this.logs.get(place) ?? "", exitCode: 0 };
  }
}

function missing(what: string) {
  return { stdout: "", stderr: `Error from server (NotFound): ${what} not found`, exitCode: 1 };
}

function readOption(args: readonly string[], start: string): string | undefined {
  return args.find((arg) => arg.startsWith(start))?.slice(start.length);
}

function matches(object: TestObject, selector: string | undefined): boolean {
  const labels = readMapping(object, "metadata", "labels");
  return (selector ?? "").split(",").every((pair) => {
    const [key = "", value] = pair.split("=");
    return key === "" || (value === undefined ? key in labels : labels[key] === value);
  });
}
