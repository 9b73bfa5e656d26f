import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What kubectl takes (kubernetes v1.32.4, `kubectl <command> --help`); `logs` alone cannot look in all namespaces. */
const KUBECTL: Readonly<Record<string, readonly string[]>> = {
  annotate: ["--overwrite"],
  cnpg: [],
  config: [],
  create: ["--from"],
  delete: [],
  describe: [],
  exec: ["-c"],
  get: ["-A", "-L", "-l", "-o", "--field-selector", "--show-managed-fields"],
  logs: ["-c", "-l", "--all-containers", "--tail"],
  "port-forward": [],
  rollout: [],
};

const folder = new URL("./", import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/(?:^|\/)test-|\.test\.ts$|\.generated\.ts$/.test(path))
  .map((path) => [path, hideValues(readFileSync(new URL(path, folder), "utf8"))] as const);

/** Values of template strings become one word each, from the inside out. */
function hideValues(text: string): string {
  const hidden = text.replaceAll(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, "VALUE");
  return hidden === text ? text : hideValues(hidden);
}

const commands = texts.flatMap(([path, text]) =>
  [...text.matchAll(/kubectl (?:-n \S+ )?[a-z][a-z-]*(?: [^;`\n|]*|$)/gm)]
    .map(([line]) => ({ path, line, words: line.split(/[\s,]+/).filter((word) => word !== "") }))
    .filter(({ words }) => words[1] === "-n" || KUBECTL[words[1] ?? ""] !== undefined),
);

describe("the commands that help texts tell people", () => {
  it("are those that kubectl has, with the options that it has there", () => {
    expect(commands.length).toBeGreaterThan(80);
    for (const { path, line, words } of commands) {
      const [verb = "", ...rest] = words.slice(words[1] === "-n" ? 3 : 1);
      expect(Object.keys(KUBECTL), `${path}: ${line}`).toContain(verb);
      const end = rest.indexOf("--");
      const flags = rest.slice(0, end === -1 ? rest.length : end).filter((word) => /^--?[A-Za-z]/.test(word));
      const known = ["-n", ...(KUBECTL[verb] ?? [])];
      expect(
        flags.map((word) => word.replace(/=.*$/, "")).filter((flag) => !known.includes(flag)),
        `${path}: ${line}`,
      ).toEqual([]);
      // kubectl takes no option of its own before the name of a plugin.
      if (verb === "cnpg") expect(words[1], `${path}: ${line}`).toBe("cnpg");
    }
  });

  it("have a Secret fetched again each time that they are given", () => {
    const syncs = commands.filter(({ line }) => line.includes("force-sync="));
    expect(syncs.length).toBeGreaterThan(0);
    for (const { path, line } of syncs) expect(line, path).toContain("force-sync=$(date +%s)");
  });
});
