import type { Catalog } from "@tenantry/tenant-model";
import { ClusterReader, type LiveObject } from "./cluster-reader.ts";
import type { Drill, DrillContext } from "./drill.ts";
import type { KubectlOptions, KubectlResult } from "./kubectl.ts";
import { nameResource } from "./resource-names.ts";
import { makeBusyCatalog } from "./test-check.ts";
import type { TestCluster, TestObject } from "./test-cluster.ts";
import { healthyCluster } from "./test-healthy.ts";

/** A cluster in memory that drills may change, with a clock that only they move. */
export class DrillStage {
  readonly catalog: Catalog;
  readonly cluster: TestCluster;
  /** What was asked to be changed, with what went in. */
  readonly changes: string[] = [];
  readonly reports: string[] = [];
  /** What happens when an object was made. */
  created: (object: TestObject) => void = () => undefined;
  /** What happens when an object was taken away. */
  deleted: (object: TestObject) => void = () => undefined;
  /** What a command in a container prints. */
  executed: (command: string, stdin: string) => string = () => "";
  /** What happens as time passes. */
  ticked: (now: number) => void = () => undefined;
  private time = 0;

  constructor(catalog: Catalog = makeBusyCatalog()) {
    this.catalog = catalog;
    this.cluster = healthyCluster(catalog);
  }

  get context(): DrillContext {
    return {
      catalog: this.catalog,
      cluster: new ClusterReader(this.cluster),
      stores: {},
      change: async (args, options) => this.change(args, options),
      report: (line) => this.reports.push(line),
      now: () => this.time,
      sleep: async (seconds) => {
        this.time += seconds;
        this.ticked(this.time);
      },
    };
  }

  run(drill: Drill) {
    return drill.run(this.context);
  }

  /** Messages of the faults that a drill finds. */
  async findFaults(drill: Drill): Promise<string[]> {
    return (await this.run(drill)).faults.map(({ message }) => message);
  }

  private change(args: readonly string[], { stdin = "" }: KubectlOptions = {}): KubectlResult {
    const command = `kubectl ${args.join(" ")}`;
    this.changes.push(`${command}\n${stdin}`);
    const [verb, what = ""] = args;
    const answer = { command, stdout: "", stderr: "", exitCode: 0, seconds: 0 };
    if (verb === "exec") return { ...answer, stdout: this.executed(command, stdin) };
    if (verb === "create") {
      const object = JSON.parse(stdin);
      this.cluster.objects.push(object);
      this.created(object);
    } else if (verb === "delete") for (const object of this.choose(what, args)) this.delete(object);
    else throw new Error(`no drill runs ${command}`);
    return answer;
  }

  private choose(what: string, args: readonly string[]): TestObject[] {
    const [resource, name] = what.split("/");
    const selector = args.find((arg) => arg.startsWith("--selector="))?.slice("--selector=".length);
    const pairs = (selector ?? "").split(",").map((pair) => pair.split("="));
    return this.cluster.objects.filter(
      (object) =>
        nameResource(object) === resource &&
        (name === undefined
          ? pairs.every(([key = "", value]) => object.metadata.labels?.[key] === value)
          : object.metadata.name === name),
    );
  }

  private delete(object: LiveObject): void {
    this.cluster.objects.splice(this.cluster.objects.indexOf(object), 1);
    this.deleted(object);
  }
}
