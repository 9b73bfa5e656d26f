import { isFields, type Key, listAt, textAt, valueAt } from "./fields.ts";
import type { WrittenText } from "./written-texts.ts";

const POD_LISTS = new Set<unknown>(["containers", "initContainers"]);
const ARGUMENT_LISTS = new Set<unknown>(["command", "args"]);

/** A shell's text and the names that are the shell's own there. */
export interface ShellText {
  /** Whether the shell, not Flux, is meant to give this name its value. */
  owns(name: string): boolean;
}

/** Undefined for what is no shell text: neither an argument of a container with more than one word nor a script in a ConfigMap. */
export function readShellText({ manifest, path, at, text }: WrittenText): ShellText | undefined {
  if (at === "key" || !/\s/.test(text)) return undefined;
  const { written } = manifest;
  const list = path.at(-2);
  if (ARGUMENT_LISTS.has(list) && POD_LISTS.has(path.at(-4))) {
    const environment = listEnvironment(valueAt(written, ...path.slice(0, -2)));
    return { owns: (name) => environment.has(name) || isAssigned(text, name) };
  }
  return isScriptFile(path, text) && textAt(written, "kind") === "ConfigMap"
    ? { owns: (name) => isAssigned(text, name) }
    : undefined;
}

/** Names of variables that the container gets, apart from those that are filled by the setting of the same name. */
function listEnvironment(container: unknown): ReadonlySet<string> {
  const names = listAt(container, "env").flatMap((entry) => {
    const name = isFields(entry) ? textAt(entry, "name") : undefined;
    return name === undefined || textAt(entry, "value")?.includes(`\${${name}`) === true ? [] : [name];
  });
  return new Set(names);
}

function isScriptFile(path: readonly Key[], text: string): boolean {
  const name = path.at(-1);
  if (path.length !== 2 || path[0] !== "data" || typeof name !== "string") return false;
  return /\.(?:sh|bash)$/.test(name) || /^#!.*\b(?:sh|bash|ash|dash|zsh)\b/.test(text);
}

/** `X=…`, `for X in`, `read X`. */
function isAssigned(text: string, name: string): boolean {
  if (!/^[A-Za-z_]\w*$/.test(name)) return false;
  return new RegExp(
    `(?:^|[\\s;&|({"'\`])${name}\\+?=|\\bfor\\s+${name}\\s+in\\b|\\bread\\s(?:[^\\n;|&]*\\s)?${name}\\b`,
    "m",
  ).test(text);
}
