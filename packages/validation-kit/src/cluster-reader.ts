import type { KubernetesObject } from "@tenantry/renderer";
import type { Exchange } from "./exchange.ts";
import type { Kubectl, KubectlOptions, KubectlResult } from "./kubectl.ts";
import { readField, readList, readText } from "./read-field.ts";
import { Unanswered } from "./unanswered.ts";

/** A live object: beside what the catalog renders it has a status. */
export interface LiveObject extends KubernetesObject {
  readonly status?: Readonly<Record<string, unknown>>;
}

export interface ObjectName {
  /** `<plural>.<group>` or, for the core group, `<plural>`: never ambiguous, as short names are. */
  readonly resource: string;
  readonly name: string;
  /** Undefined for what has none. */
  readonly namespace?: string;
}

export interface ObjectSelection {
  readonly resource: string;
  readonly namespace?: string | "all";
  /** e.g. `cnpg.io/cluster=shared,cnpg.io/podRole=instance` */
  readonly selector?: string;
}

export interface ContainerName {
  readonly namespace: string;
  /** `pod/…` or `deploy/…` */
  readonly target: string;
  readonly container: string;
}

/** What came of a command in a container. */
export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Questions to a cluster, by kubectl, none of which changes it. Remembers what was asked and answered. */
export class ClusterReader {
  readonly transcript: Exchange[] = [];
  private readonly kubectl: Kubectl;

  constructor(kubectl: Kubectl) {
    this.kubectl = kubectl;
  }

  /** @returns undefined where there is no such object, or not even its kind. @throws Unanswered */
  async get({ resource, name, namespace }: ObjectName): Promise<LiveObject | undefined> {
    const place = namespace === undefined ? [] : [`--namespace=${namespace}`];
    const answer = await this.ask(["get", `${resource}/${name}`, ...place, "--output=json"]);
    if (answer.exitCode === 0) return readObjects([readJson(answer)])[0];
    if (isMissing(answer.stderr)) return undefined;
    throw unexpected(answer);
  }

  /** @returns none where there is not even their kind. @throws Unanswered */
  async list({ resource, namespace, selector }: ObjectSelection): Promise<readonly LiveObject[]> {
    const place =
      namespace === "all" ? ["--all-namespaces"] : namespace === undefined ? [] : [`--namespace=${namespace}`];
    const chosen = selector === undefined ? [] : [`--selector=${selector}`];
    const answer = await this.ask(["get", resource, ...place, ...chosen, "--output=json"]);
    if (answer.exitCode === 0) return readObjects(readList(readJson(answer), "items"));
    if (isMissing(answer.stderr)) return [];
    throw unexpected(answer);
  }

  /** Runs a command in a container, whatever its exit code. @throws Unanswered where it did not get there */
  async exec(
    { namespace, target, container }: ContainerName,
    command: readonly string[],
    options: KubectlOptions = {},
  ): Promise<ExecResult> {
    const input = options.stdin === undefined ? [] : ["--stdin"];
    const args = ["exec", target, `--namespace=${namespace}`, `--container=${container}`, ...input, "--", ...command];
    const { stdout, stderr, exitCode } = await this.ask(args, options);
    return { stdout, stderr, exitCode: exitCode ?? 1 };
  }

  /** A path of the API server, e.g. the metrics of a pod through its proxy. @returns undefined where there is nothing. @throws Unanswered */
  async getRaw(path: string): Promise<string | undefined> {
    const answer = await this.ask(["get", `--raw=${path}`]);
    if (answer.exitCode === 0) return answer.stdout;
    if (isMissing(answer.stderr)) return undefined;
    throw unexpected(answer);
  }

  /** The last lines that a container has logged. @throws Unanswered */
  async logs({ namespace, target, container }: ContainerName, lines: number): Promise<string> {
    const answer = await this.ask([
      "logs",
      target,
      `--namespace=${namespace}`,
      `--container=${container}`,
      `--tail=${lines}`,
    ]);
    if (answer.exitCode === 0) return answer.stdout;
    throw unexpected(answer);
  }

  private async ask(args: readonly string[], options?: KubectlOptions): Promise<KubectlResult> {
    const answer = await this.kubectl.run(args, options);
    this.transcript.push({ command: answer.command, output: `${answer.stdout}${answer.stderr}` });
    if (answer.trouble !== undefined) throw new Unanswered(answer.trouble);
    return answer;
  }
}

/** @throws Unanswered */
function readJson(answer: KubectlResult): unknown {
  try {
    return JSON.parse(answer.stdout);
  } catch {
    throw new Unanswered({
      kind: "unreachable",
      message: `\`${answer.command}\` did not answer with JSON: ${answer.stdout.slice(0, 200)}`,
      help: "look whether a proxy or a wrapper of kubectl answers in the cluster's place",
    });
  }
}

/** Whatever has a name and, if any, a namespace; an API server answers with nothing else. */
function readObjects(items: readonly unknown[]): readonly LiveObject[] {
  return items.filter((item): item is LiveObject => {
    const namespace = readField(item, "metadata", "namespace");
    const isPlaced = namespace === undefined || typeof namespace === "string";
    return isPlaced && readText(item, "metadata", "name") !== undefined;
  });
}

function isMissing(stderr: string): boolean {
  return stderr.includes("(NotFound)") || stderr.includes("the server doesn't have a resource type");
}

function unexpected({ command, stderr, exitCode }: KubectlResult): Unanswered {
  return new Unanswered({
    kind: "unreachable",
    message: `\`${command}\` ended with exit code ${exitCode}: ${stderr.trim()}`,
    help: "run the command by hand, and see to what it says",
  });
}
