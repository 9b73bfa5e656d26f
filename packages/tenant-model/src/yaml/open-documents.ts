import type { Path } from "../problem.ts";
import { readBlockYaml, type YamlValue } from "./read-block-yaml.ts";
import type { OpenedYaml, openYaml as OpenYaml, Position } from "./read-yaml.ts";
import { splitDocuments } from "./split-documents.ts";
import type { YamlFault } from "./yaml-fault.ts";

/** One document of a YAML text; positions count from the start of the whole text. */
export interface YamlDocument {
  /** The document alone. */
  readonly text: string;
  /** The whole value, or the faults that keep it from being read. */
  read():
    | { readonly ok: true; readonly value: YamlValue }
    | { readonly ok: false; readonly faults: readonly (YamlFault & Position)[] };
  /** Where a place stands; its nearest existing parent when it does not exist. */
  locate(place: Path, at: "key" | "value"): Position;
}

/** Opens every document of a YAML text apart: a fault in one keeps none of the others from being read. */
export async function openDocuments(text: string): Promise<readonly YamlDocument[]> {
  const { openYaml } = await import("./read-yaml.ts");
  return splitDocuments(text).map((part) => new LazyDocument(part, openYaml));
}

/** Most documents have no problem: only those that do are opened with the slow parser, which knows positions. */
class LazyDocument implements YamlDocument {
  readonly text: string;
  private readonly linesBefore: number;
  private readonly openYaml: typeof OpenYaml;
  private opened: OpenedYaml | undefined;

  constructor(part: { readonly text: string; readonly linesBefore: number }, openYaml: typeof OpenYaml) {
    this.text = part.text;
    this.linesBefore = part.linesBefore;
    this.openYaml = openYaml;
  }

  read(): ReturnType<YamlDocument["read"]> {
    const plain = readBlockYaml(this.text);
    if (plain !== undefined) return { ok: true, value: plain };
    const read = this.open().read();
    return read.ok ? read : { ok: false, faults: read.faults.map((fault) => this.shift(fault)) };
  }

  locate(place: Path, at: "key" | "value"): Position {
    return this.shift(this.open().locate(place, at));
  }

  private open(): OpenedYaml {
    this.opened ??= this.openYaml(this.text, { mergeKeys: "apply" });
    return this.opened;
  }

  private shift<P extends Position>(position: P): P {
    return { ...position, line: position.line + this.linesBefore };
  }
}
