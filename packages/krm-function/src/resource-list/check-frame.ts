import { isJsonObject, type Json, type JsonObject } from "@tenantry/flux-postbuild";
import { formatPath, openDocuments, type Path } from "@tenantry/tenant-model";
import type { ListFault } from "./find-yaml-faults.ts";

export type Frame =
  | {
      readonly ok: true;
      readonly apiVersion: string;
      readonly items: readonly JsonObject[];
      readonly functionConfig: JsonObject;
      readonly results: readonly JsonObject[];
    }
  | { readonly ok: false; readonly faults: readonly ListFault[] };

const VERSIONS = ["config.kubernetes.io/v1", "config.kubernetes.io/v1beta1"];
const EXPECTED = `expected a ResourceList: \`apiVersion: ${VERSIONS[0]}\`, \`kind: ResourceList\`, \`items\`, \`functionConfig\``;
/** Nobody reads a longer list. */
const MOST_FAULTS = 20;

interface PlacedFault extends Pick<ListFault, "message" | "help"> {
  readonly place: Path;
}

/** Holds what was read against the form of a ResourceList (KRM Functions Specification of kustomize v5.8.1). */
export async function checkFrame(value: Json, text: string): Promise<Frame> {
  const checked = check(value);
  if (!Array.isArray(checked)) return checked as Exclude<typeof checked, readonly PlacedFault[]>;
  const [document] = await openDocuments(text);
  const faults = (checked as readonly PlacedFault[])
    .slice(0, MOST_FAULTS)
    .map(({ place, message, help }): ListFault => {
      return { message, help, ...document?.locate(place, "value"), path: formatPath(place) };
    });
  return { ok: false, faults };
}

function check(value: Json): Extract<Frame, { ok: true }> | readonly PlacedFault[] {
  if (!isJsonObject(value)) return [{ place: [], message: `standard input holds ${describe(value)}`, help: EXPECTED }];
  const { apiVersion, kind, items, functionConfig, results } = value;
  if (kind !== "ResourceList") {
    const message = `standard input is ${kind === undefined ? "no object with a kind" : `of kind ${JSON.stringify(kind)}`}`;
    return [{ place: kind === undefined ? [] : ["kind"], message, help: EXPECTED }];
  }
  if (typeof apiVersion !== "string" || !VERSIONS.includes(apiVersion)) {
    const message =
      apiVersion === undefined
        ? "the ResourceList has no `apiVersion`"
        : `the ResourceList is of apiVersion ${JSON.stringify(apiVersion)}`;
    const old =
      apiVersion === "config.kubernetes.io/v1alpha1" ? ": update kustomize or kpt, v1alpha1 is from before 2021" : "";
    return [
      {
        place: apiVersion === undefined ? [] : ["apiVersion"],
        message,
        help: `expected ${VERSIONS.join(" or ")}${old}`,
      },
    ];
  }
  const faults: PlacedFault[] = [];
  if (items !== undefined && items !== null && !Array.isArray(items)) {
    const message = `\`items\` is ${describe(items)}`;
    faults.push({ place: ["items"], message, help: "expected a list of Kubernetes objects" });
  }
  if (items === undefined)
    faults.push({
      place: [],
      message: "the ResourceList has no `items`",
      help: "write `items: []` where there are none",
    });
  if (!isJsonObject(functionConfig)) {
    const message =
      functionConfig === undefined
        ? "the ResourceList has no `functionConfig`"
        : `\`functionConfig\` is ${describe(functionConfig)}`;
    const help =
      "pass a TenantCatalog, a TenantryRun or a TenantryLint: kustomize takes it from the file that it lists as generator, transformer or validator";
    faults.push({ place: functionConfig === undefined ? [] : ["functionConfig"], message, help });
  }
  const found = Array.isArray(results ?? []) ? ((results ?? []) as readonly Json[]) : [null];
  if (!found.every(isJsonObject)) {
    const help = "expected a list of mappings, as the functions before this one write it";
    faults.push({ place: ["results"], message: "`results` is no list of results", help });
  }
  const list = Array.isArray(items) ? (items as readonly Json[]) : [];
  for (const [index, item] of list.entries()) faults.push(...checkItem(item, index));
  if (faults.length > 0 || !isJsonObject(functionConfig)) return faults;
  return {
    ok: true,
    apiVersion,
    items: list.filter(isJsonObject),
    functionConfig,
    results: found.filter(isJsonObject),
  };
}

function checkItem(item: Json, index: number): readonly PlacedFault[] {
  const place: Path = ["items", index];
  const help = "each item is a Kubernetes object with `apiVersion` and `kind`";
  if (!isJsonObject(item))
    return [{ place, message: `item ${index + 1} of the ResourceList is ${describe(item)}`, help }];
  return ["apiVersion", "kind"].flatMap((field) => {
    const value = item[field];
    if (typeof value === "string" && value !== "") return [];
    const what = value === undefined ? `has no \`${field}\`` : `has ${describe(value)} as \`${field}\``;
    return [
      {
        place: value === undefined ? place : [...place, field],
        message: `item ${index + 1} of the ResourceList ${what}`,
        help,
      },
    ];
  });
}

function describe(value: Json): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}
