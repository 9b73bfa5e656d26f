import type { CommandName, UsageMistake } from "./command-line.ts";

/** Options of `tenantry verify`. */
export const VERIFY_OPTIONS = {
  context: { type: "string" },
  kubeconfig: { type: "string" },
  "metrics-url": { type: "string" },
  "logs-url": { type: "string" },
  timeout: { type: "string" },
  only: { type: "string" },
  drill: { type: "string" },
  yes: { type: "boolean" },
  evidence: { type: "string" },
  "no-evidence": { type: "boolean" },
  junit: { type: "string" },
} as const;

/** Those that may be given several times. */
const LISTS: readonly string[] = ["only", "drill"];
const LONGEST_SECONDS = 3600;

interface Given {
  readonly words: readonly string[];
  readonly told: ReadonlyMap<string, readonly string[]> | undefined;
  readonly format: string;
}

export function isVerifyOption(name: string): name is keyof typeof VERIFY_OPTIONS {
  return Object.hasOwn(VERIFY_OPTIONS, name);
}

export function checkVerifyUse(
  command: CommandName,
  { words, told = new Map(), format }: Given,
): UsageMistake | undefined {
  const given = [...told.keys()].filter(isVerifyOption);
  if (command !== "verify") {
    const [first] = given;
    return first && { message: `${command} does not take --${first}: only \`tenantry verify\` asks a running cluster` };
  }
  if (words.length > 1) return { message: `verify needs one CATALOG, got ${words.length}` };
  if (format === "sarif") {
    return { message: "verify does not take --format sarif: what it finds is in no file; --junit FILE is for CI" };
  }
  const repeated = given.find((option) => (told.get(option)?.length ?? 0) > 1 && !LISTS.includes(option));
  if (repeated !== undefined) return { message: `--${repeated} is given ${told.get(repeated)?.length} times` };
  if (told.has("evidence") && told.has("no-evidence")) {
    return { message: "--evidence and --no-evidence exclude each other" };
  }
  const [timeout] = told.get("timeout") ?? [];
  if (timeout !== undefined && !(/^[1-9]\d{0,3}$/.test(timeout) && Number(timeout) <= LONGEST_SECONDS)) {
    return { message: `--timeout ${timeout} is no time: expected whole seconds from 1 to ${LONGEST_SECONDS}` };
  }
  for (const option of ["metrics-url", "logs-url"]) {
    const [url] = told.get(option) ?? [];
    if (url !== undefined && !isHTTP(url)) {
      return { message: `--${option} is no address: expected one such as https://metrics.example.org/prometheus` };
    }
  }
  return undefined;
}

function isHTTP(url: string): boolean {
  return /^https?:\/\/[^\s?#]+$/.test(url) && URL.canParse(url);
}
