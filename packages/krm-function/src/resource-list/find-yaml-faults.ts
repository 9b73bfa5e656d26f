import type { YamlResult } from "@tenantry/flux-postbuild";
import { openDocuments } from "@tenantry/tenant-model";

export interface ListFault {
  readonly message: string;
  readonly help: string;
  /** 1-based; left out where no place can be named. */
  readonly line?: number;
  readonly column?: number;
  /** Place in the list, e.g. `items[2].kind`. */
  readonly path?: string;
}

const HELP = "a KRM function reads one ResourceList from standard input, as kustomize writes it";

/** Why a text is not one readable YAML document. */
export async function findYamlFaults(text: string, read: YamlResult): Promise<readonly ListFault[]> {
  const documents = await openDocuments(text);
  const [first, second] = documents;
  if (first === undefined) return [{ message: "standard input is empty: expected a ResourceList", help: HELP }];
  if (second !== undefined) {
    const message = `standard input holds ${documents.length} YAML documents: expected one, a ResourceList`;
    return [{ message, help: "put the objects into its `items`", ...second.locate([], "value") }];
  }
  if (read.ok) return [];
  const opened = first.read();
  if (!opened.ok) return opened.faults.map(({ message, help, line, column }) => ({ message, help, line, column }));
  // Two readers differ in what they take: what kustomize's own refuses has a line at best.
  const line = /line (\d+):/.exec(read.message)?.[1];
  const place = line === undefined ? {} : { line: Number(line), column: 1 };
  return [{ message: `standard input is not valid YAML: ${read.message}`, help: HELP, ...place }];
}
