import { openDocuments, type Problem } from "@tenantry/tenant-model";
import {
  classifyDocument,
  type DocumentContent,
  type ForeignKind,
  looksLikeObject,
  looksLikeTemplate,
} from "./classify-document.ts";
import type { Input } from "./read-inputs.ts";

/** What one file holds. */
export interface FileContents {
  readonly input: Input;
  readonly contents: readonly DocumentContent[];
  readonly problems: readonly Problem[];
}

/** Reads every document of a file; one that is broken keeps the others. */
export async function readDocuments(input: Input): Promise<FileContents> {
  const contents: DocumentContent[] = [];
  const problems: Problem[] = [];
  for (const document of await openDocuments(input.text)) {
    const read = document.read();
    if (read.ok) contents.push(classifyDocument(read.value, input, document));
    else if (!looksLikeObject(document.text)) contents.push(foreign("other"));
    else if (looksLikeTemplate(document.text)) contents.push(foreign("template"));
    else {
      problems.push(
        ...read.faults.map(({ message, help, line, column }): Problem => {
          return { rule: "yaml", severity: "error", message, help, file: input.name, line, column, path: "" };
        }),
      );
    }
  }
  return { input, contents, problems };
}

function foreign(kind: ForeignKind): DocumentContent {
  return { kind: "foreign", foreign: kind };
}
