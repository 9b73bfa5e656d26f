import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../dist/conformance/", import.meta.url));

/** Objects as programs know them: what is tested is whether they agree, not what their types promise. */
export type AnyObject = Readonly<Record<string, unknown>>;

export type Tool =
  | "kustomize"
  | "kubeconform"
  | "flux-build"
  | "api-server"
  | "kubernetes.json"
  | "etcd"
  | "kube-apiserver"
  | "kubectl";

/** @throws Error that says how to install it, where it is missing */
export function findTool(name: Tool): string {
  const path = `${folder}${name}`;
  if (!existsSync(path))
    throw new Error(
      `dist/conformance/${name} is missing: run tools/conformance/install.sh, which needs Go 1.24 or later`,
    );
  return path;
}

/** Milliseconds that a tool may take. The slowest takes a quarter of it. */
const LIMIT = 400_000;

interface Run {
  readonly args: readonly string[];
  readonly input?: string;
}

function run(name: Tool, { args, input }: Run) {
  const options = {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    timeout: LIMIT,
    ...(input !== undefined && { input }),
  } as const;
  const result = spawnSync(findTool(name), [...args], options);
  if (result.error !== undefined) throw new Error(`${name}: ${result.error.message}, within ${LIMIT / 1000} s`);
  return result;
}

/** A Flux Kustomization with what it reads. */
export interface FluxRequest {
  /** Absolute: the folder of the source's artifact. */
  readonly root: string;
  readonly kustomization: AnyObject;
  /** ConfigMaps and Secrets of the cluster. */
  readonly sources: readonly AnyObject[];
}

export interface FluxAnswer {
  readonly objects: readonly AnyObject[] | null;
  readonly error?: string;
}

/** Builds and substitutes as kustomize-controller of Flux 2.9 does. */
export function buildWithFlux(requests: readonly FluxRequest[]): FluxAnswer[] {
  return askByLine<FluxAnswer>("flux-build", [], requests);
}

export interface ApiServerAnswer {
  /** Whether a CRD describes the kind, or Kubernetes itself. */
  readonly known: boolean;
  /** One of Kubernetes' own kinds: decoded strictly, not validated beyond its types. */
  readonly core: boolean;
  readonly faults: readonly string[];
}

/** Validates as the API server does. @param crdFiles absolute paths */
export function judgeAsApiServer(crdFiles: readonly string[], objects: readonly AnyObject[]): ApiServerAnswer[] {
  return askByLine<ApiServerAnswer>("api-server", crdFiles, objects);
}

function askByLine<Answer>(
  name: "flux-build" | "api-server",
  args: readonly string[],
  questions: readonly unknown[],
): Answer[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
  const { status, stdout, stderr } = run(name, { args, input });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  const answers = stdout.split("\n").filter((line) => line !== "");
  if (answers.length !== questions.length)
    throw new Error(`${name} gave ${answers.length} answers to ${questions.length} questions`);
  return answers.map((line) => JSON.parse(line) as Answer);
}

/** Standard output of `kustomize build`, or why it failed. */
export function buildWithKustomize(path: string, ...flags: readonly string[]): { text?: string; error?: string } {
  const { status, stdout, stderr } = run("kustomize", { args: ["build", path, ...flags] });
  return status === 0 ? { text: stdout } : { error: stderr };
}

export interface KubeconformVerdict {
  readonly kind: string;
  readonly name: string;
  readonly status: "statusValid" | "statusInvalid" | "statusError" | "statusSkipped" | "statusEmpty";
  readonly msg: string;
}

/** `kubeconform -strict` over a stream of objects, one verdict an object. @param schemas folder of JSON Schemas */
export function judgeWithKubeconform(schemas: string, objects: readonly AnyObject[]): KubeconformVerdict[] {
  const location = `${schemas}/{{.Group}}_{{.ResourceAPIVersion}}_{{.ResourceKind}}.json`;
  const args = ["-strict", "-verbose", "-output", "json", "-n", "1", "-schema-location", location, "-"];
  const input = objects.map((object) => `---\n${JSON.stringify(object)}\n`).join("");
  const { stdout, stderr } = run("kubeconform", { args, input });
  try {
    return (JSON.parse(stdout) as { resources: KubeconformVerdict[] }).resources;
  } catch {
    throw new Error(`kubeconform: ${stderr || stdout}`);
  }
}
