import type { WrittenObject } from "./classify-document.ts";
import { type FileContents, readDocuments } from "./read-documents.ts";

/** Contents of files by name; they stand below `/repo`. */
export function readContents(files: Readonly<Record<string, string>>): Promise<readonly FileContents[]> {
  return Promise.all(Object.entries(files).map(([name, text]) => readDocuments({ path: `/repo/${name}`, name, text })));
}

/** Objects and kustomization files of the texts. */
export async function readObjects(files: Readonly<Record<string, string>>): Promise<readonly WrittenObject[]> {
  const contents = (await readContents(files)).flatMap((file) => file.contents);
  return contents.flatMap((it) =>
    it.kind === "objects" ? it.objects : it.kind === "kustomization" ? [it.object] : [],
  );
}
