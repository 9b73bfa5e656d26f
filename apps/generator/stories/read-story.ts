import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Story {
  /** Texts of manifests by the path that the story gives them. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts of settings, in their order. */
  readonly settings: readonly string[];
}

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** Reads the manifests that a story shows; it stands beside the repository, or in the folder `TENANTRY_STORIES`. */
export function readStory(name: string): Story {
  const folder = process.env["TENANTRY_STORIES"] ?? resolve(repository, "../shared/spec");
  const path = resolve(folder, name);
  if (!existsSync(path)) {
    throw new Error(`the story ${name} is not in ${dirname(path)}: set TENANTRY_STORIES to the folder that holds it`);
  }
  return extractStory(readFileSync(path, "utf8"));
}

/** A block belongs to the `**File**:` or ``From `…` `` line above it; `{a,b}` in a path stands for several files. */
export function extractStory(text: string): Story {
  const blocks: { readonly paths: readonly string[]; readonly text: string }[] = [];
  let paths: readonly string[] = [];
  for (const [, path, block] of text.matchAll(/^(?:\*\*Files?\*\*:|From) `([^`]+)`|^```yaml\n(.*?)^```$/gms)) {
    if (path !== undefined) paths = expandBraces(path);
    else if (block !== undefined) blocks.push({ paths, text: block });
  }
  const files = new Map<string, string>();
  const settings: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const [first = ""] = block.paths;
    if (first.endsWith("-settings.yaml")) settings.push(block.text);
    else {
      // Several files in one block, or a block each.
      const same = blocks.filter((other) => other.paths === block.paths);
      const own =
        same.length === 1 ? block.paths : [block.paths[blocks.indexOf(block) - blocks.indexOf(same[0] ?? block)]];
      const texts = same.length === 1 && own.length > 1 ? splitDocuments(block.text) : [block.text];
      for (const [at, part] of texts.entries()) files.set(own[at] ?? `unnamed-${index}.yaml`, part);
    }
  }
  return { files, settings };
}

function expandBraces(path: string): readonly string[] {
  const [, before, choices, after] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return choices === undefined ? [path] : choices.split(",").map((choice) => `${before}${choice}${after}`);
}

function splitDocuments(text: string): string[] {
  return text.split(/^---\n/m).filter((part) => part.trim() !== "");
}
