import { hash } from "node:crypto";
import { runGit } from "./run-git.ts";

/** Files of one commit below the root. What is asked for first is listed at once, texts are read when they are needed. */
export class Baseline {
  readonly root: string;
  /** As typed, or `HEAD`. */
  readonly ref: string;
  /** Ids of blobs by path, of what is listed so far. */
  private readonly ids = new Map<string, string>();
  private readonly listed = new Set<string>();
  private readonly texts = new Map<string, string>();

  constructor(root: string, ref: string) {
    this.root = root;
    this.ref = ref;
  }

  /**
   * Lists the parts of the commit that hold these paths: the folder at the root that they stand in, as all catalogs mostly
   * share one. Undefined when it went well, else what went wrong.
   */
  open(paths: readonly string[]): { readonly reason: "missing" | "failed"; readonly message: string } | undefined {
    const wanted = [...new Set(paths.map(partOf))].filter((part) => !this.listed.has(part));
    if (wanted.length === 0) return undefined;
    const run = runGit(this.root, ["ls-tree", "-r", "-z", this.ref, "--", ...wanted]);
    if (!run.ok) return run;
    for (const part of wanted) this.listed.add(part);
    for (const line of run.output.toString("utf8").split("\0")) {
      const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      // A symlink leads to places that nobody reviewed; its text is none.
      if (mode !== undefined && id !== undefined && path !== undefined && mode !== "120000") this.ids.set(path, id);
    }
    return undefined;
  }

  has(path: string): boolean {
    this.open([path]);
    return this.ids.has(path);
  }

  /** Paths of files below a folder, and of every other one where the folder is empty; what is not listed is not among them. */
  filesBelow(folder: string): readonly string[] {
    if (folder === "") return [...this.ids.keys()];
    this.open([`${folder}/`]);
    return [...this.ids.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  /** Whether the commit has a file with this very text. */
  holds(path: string, text: string): boolean {
    const id = this.has(path) ? this.ids.get(path) : undefined;
    if (id === undefined) return false;
    // Git stores text without CR wherever autocrlf is at work.
    return nameBlob(text, id) === id || (text.includes("\r\n") && nameBlob(text.replaceAll("\r\n", "\n"), id) === id);
  }

  /** Texts by path, of those that the commit has. */
  read(paths: readonly string[]): ReadonlyMap<string, string> {
    const missing = paths.filter((path) => !this.texts.has(path) && this.has(path));
    if (missing.length > 0) this.load(missing);
    return new Map(
      paths.flatMap((path) => {
        const text = this.texts.get(path);
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
  }

  private load(paths: readonly string[]): void {
    const input = paths.map((path) => `${this.ids.get(path)}\n`).join("");
    const run = runGit(this.root, ["cat-file", "--batch"], input);
    if (!run.ok) return;
    let start = 0;
    for (const path of paths) {
      const end = run.output.indexOf("\n", start);
      const [, size] = / blob (\d+)$/.exec(run.output.toString("latin1", start, end)) ?? [];
      start = end + 1;
      // A partial clone may lack it.
      if (size === undefined) continue;
      this.texts.set(path, run.output.toString("utf8", start, start + Number(size)));
      start += Number(size) + 1;
    }
  }
}

/** `kubernetes/` of `kubernetes/catalogs/infra/tenants.yaml`; a file at the root is a part of its own. */
function partOf(path: string): string {
  return path.slice(0, path.indexOf("/") + 1) || path;
}

/** The id that Git gives a text; the length of the known one tells which hash the repository uses. */
function nameBlob(text: string, like: string): string {
  const content = Buffer.from(text, "utf8");
  const blob = Buffer.concat([Buffer.from(`blob ${content.length}\0`, "latin1"), content]);
  return hash(like.length === 64 ? "sha256" : "sha1", blob, "hex");
}
