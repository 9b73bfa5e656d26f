/** One place that Flux reads variables from, in the order of `postBuild.substituteFrom`; `substitute` comes last. */
export type VariableSource =
  | { readonly kind: "ConfigMap"; readonly data: Readonly<Record<string, string>> }
  /** `data` is base64, as in the manifest; `stringData` is plain and wins, as in the API server. */
  | {
      readonly kind: "Secret";
      readonly data?: Readonly<Record<string, string>>;
      readonly stringData?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "inline"; readonly substitute: Readonly<Record<string, string>> };

export interface BuiltVariables {
  /** Line breaks (`\n`) are removed from every value, as Flux does. */
  readonly variables: ReadonlyMap<string, string>;
  /** Names that make Flux refuse the whole Kustomization, used or not; sorted. */
  readonly invalidNames: readonly string[];
  /** Names whose Secret `data` is no base64; the API server refuses such a Secret, so they are left out. */
  readonly undecodableNames: readonly string[];
}

/** Merges sources as kustomize-controller 1.9.4 does: later ones win and inline values win over all. */
export function buildVariables(sources: readonly VariableSource[]): BuiltVariables {
  const variables = new Map<string, string>();
  const undecodableNames: string[] = [];
  const references = sources.filter((source) => source.kind !== "inline");
  const inline = sources.filter((source) => source.kind === "inline");
  for (const source of [...references, ...inline]) {
    for (const [name, value] of readEntries(source)) {
      if (value === undefined) undecodableNames.push(name);
      else variables.set(name, value.replaceAll("\n", ""));
    }
  }
  return { variables, invalidNames: invalidVariableNames(variables.keys()), undecodableNames: undecodableNames.sort() };
}

function readEntries(source: VariableSource): [name: string, value: string | undefined][] {
  if (source.kind === "ConfigMap") return Object.entries(source.data);
  if (source.kind === "inline") return Object.entries(source.substitute);
  return Object.entries({ ...mapValues(source.data ?? {}, decodeBase64), ...source.stringData });
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// kustomize_varsub.go of github.com/fluxcd/pkg/kustomize v1.35.4; Go's [:alpha:] and [:digit:] are ASCII.
const variableName = /^[_A-Za-z][_A-Za-z0-9]*$/;

/** The names that Flux refuses, sorted. One such key in a ConfigMap breaks every Kustomization that reads it. */
export function invalidVariableNames(names: Iterable<string>): string[] {
  return [...names].filter((name) => !variableName.test(name)).sort();
}
