import type { FileEdit } from "../edit/catalog-edit.ts";
import { describeSecrets, placeCatalog, writeFirstCatalog } from "./first-catalog.ts";
import { extendLines, listGitAttributes } from "./git-attributes.ts";
import { chooseInstallation, writeGithubWorkflow } from "./github-workflow.ts";
import type { StartAnswers } from "./start-questions.ts";

export const WORKFLOW = ".github/workflows/tenantry.yml";

export interface StartSurroundings {
  /** Text of a file, relative to the root; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly toolVersion: string;
}

export interface StartPlan {
  readonly edits: readonly FileEdit[];
  /** Files that exist and stay as they are. */
  readonly left: readonly string[];
  readonly notes: readonly string[];
}

/** What a repository needs for its first catalog. No file that exists is replaced; .gitattributes gets further lines. */
export function planStart(answers: StartAnswers, { read, toolVersion }: StartSurroundings): StartPlan {
  const installation = chooseInstallation(read, toolVersion);
  const files: [path: string, text: () => string][] = [
    [placeCatalog(answers.name), () => writeFirstCatalog(answers)],
    [WORKFLOW, () => writeGithubWorkflow(installation)],
  ];
  const edits: FileEdit[] = [];
  const left: string[] = [];
  for (const [path, write] of files) {
    if (read(path) !== undefined) left.push(path);
    else edits.push({ path, before: undefined, after: write() });
  }
  const attributes = read(".gitattributes");
  const extended = extendLines(attributes ?? "", listGitAttributes(answers.name));
  if (extended === undefined) left.push(".gitattributes");
  else edits.push({ path: ".gitattributes", before: attributes, after: extended });
  const isNew = !left.includes(placeCatalog(answers.name));
  return { edits, left, notes: isNew ? describeSecrets(answers) : [] };
}
