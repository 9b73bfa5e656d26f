import { spawnSync } from "node:child_process";
import { type JsonObject, readYaml } from "@tenantry/flux-postbuild";
import type { Result } from "@tenantry/krm-function";

export interface KrmRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly items: readonly JsonObject[];
  readonly results: readonly Result[];
}

/** Pipes a ResourceList through the built CLI, as kustomize does; standard output has to be one. */
export function runKrm(cli: string, folder: string, input: string, ...args: readonly string[]): KrmRun {
  const options = { cwd: folder, encoding: "utf8", input, maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "krm", ...args], options);
  const read = readYaml(stdout, { repeatedKeys: "refused" });
  const list = (read.ok ? read.value : undefined) as { kind?: string; items: JsonObject[]; results?: Result[] } | null;
  if (list?.kind !== "ResourceList") throw new Error(`no ResourceList: ${stdout}${stderr}`);
  return { status, stdout, stderr, items: list.items, results: list.results ?? [] };
}

/** A ResourceList. @param items block YAML of the list, dashes at the start of their lines */
export function resourceList(items: string, functionConfig: object): string {
  const list = items === "" ? "items: []\n" : `items:\n${items}`;
  return `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n${list}functionConfig: ${JSON.stringify(functionConfig)}\n`;
}
