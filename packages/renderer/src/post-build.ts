import { buildObject, explainRetyping, isSuspect } from "@tenantry/flux-postbuild";
import { type Finding, Placeholder } from "@tenantry/tenant-model";
import type { KubernetesObject, RenderedObject } from "./resource.ts";

/** An object as the API server receives it, with the one that it was rendered as. */
export interface BuiltObject {
  readonly object: KubernetesObject;
  readonly rendered: RenderedObject;
}

/** Puts values where placeholders are, and collects what Flux would make of them. */
export interface PostBuild {
  /** What holds no placeholder is shared with the rendered objects. */
  build(objects: readonly RenderedObject[]): readonly BuiltObject[];
  /** Placeholders of all objects so far that Flux would turn into another value than the catalog means. */
  readonly findings: readonly Finding[];
  /** Objects so far with a text in them that Flux may not deliver. */
  readonly suspects: ReadonlySet<RenderedObject>;
}

export function startPostBuild(variables: ReadonlyMap<string, string>): PostBuild {
  const checker = new LeafChecker(variables);
  const suspects = new Set<RenderedObject>();
  return {
    build: (objects) =>
      objects.map((rendered) => {
        checker.sawSuspect = false;
        // Without its placeholders a renderable object is the object itself.
        const object = settleValue(rendered.object, checker) as KubernetesObject;
        if (checker.sawSuspect) suspects.add(rendered);
        return { object, rendered };
      }),
    findings: checker.findings,
    suspects,
  };
}

function settleValue(value: unknown, checker: LeafChecker): unknown {
  if (typeof value === "string") {
    if (isSuspect(value)) checker.sawSuspect = true;
    return value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Placeholder) {
    checker.check(value);
    return value.value;
  }
  return Array.isArray(value) ? settleList(value, checker) : settleMapping(value, checker);
}

// Both copy at the first difference: most objects have none.
function settleList(list: readonly unknown[], checker: LeafChecker): readonly unknown[] {
  let settled: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    const result = settleValue(item, checker);
    if (result === item) continue;
    settled ??= [...list];
    settled[index] = result;
  }
  return settled ?? list;
}

function settleMapping(mapping: object, checker: LeafChecker): object {
  let settled: Record<string, unknown> | undefined;
  for (const key of Object.keys(mapping)) {
    const value: unknown = mapping[key as keyof typeof mapping];
    const result = settleValue(value, checker);
    if (result === value && result !== undefined) continue;
    settled ??= { ...mapping };
    if (result === undefined) delete settled[key];
    else settled[key] = result;
  }
  return settled ?? mapping;
}

/** Holds what placeholders stand for in the catalog against what Flux makes of their text, and notes texts that may get lost. */
class LeafChecker {
  readonly findings: Finding[] = [];
  sawSuspect = false;
  private readonly variables: ReadonlyMap<string, string>;
  /** By value and text: a thousand poolers may name one setting. */
  private readonly changes = new Map<string, string | undefined>();
  private readonly reported = new Set<Placeholder>();

  constructor(variables: ReadonlyMap<string, string>) {
    this.variables = variables;
  }

  check(placeholder: Placeholder): void {
    const { text, value, origin } = placeholder;
    const key = `${text} ${JSON.stringify(value)}`;
    if (!this.changes.has(key)) this.changes.set(key, explainChange(placeholder, this.variables));
    const change = this.changes.get(key);
    if (change === undefined || this.reported.has(placeholder)) return;
    this.reported.add(placeholder);
    this.findings.push({
      rule: "setting-retyped",
      severity: "error",
      message: `${text} does not arrive as the ${typeof value} ${JSON.stringify(value)}: ${change}`,
      help: "choose a value that YAML reads as it is meant, or write the value into the catalog instead of the placeholder",
      place: origin,
    });
  }
}

/** Why Flux does not deliver the placeholder's value, in words; undefined when it does. */
function explainChange({ text, value }: Placeholder, variables: ReadonlyMap<string, string>): string | undefined {
  const built = buildObject({ value: text }, pickVariables(text, variables), { mode: "strict" });
  if (built.ok && built.object["value"] === value) return undefined;
  const reason = typeof value === "string" ? explainRetyping(value) : undefined;
  if (reason !== undefined) return reason;
  return built.ok
    ? `it arrives as ${JSON.stringify(built.object["value"])}`
    : `the build fails (${built.error.message})`;
}

/** The variables that the text names: a build looks through all that it is given. */
function pickVariables(text: string, variables: ReadonlyMap<string, string>): Map<string, string> {
  const picked = new Map<string, string>();
  for (const [, name = ""] of text.matchAll(/\$\{(\w+)\}/g)) {
    const value = variables.get(name);
    if (value !== undefined) picked.set(name, value);
  }
  return picked;
}
