import type { Trouble } from "@tenantry/validation-kit";
import { readOwnWords } from "./own-words.ts";

export interface Ending {
  /** Without `kubectl` and the options of every call. */
  readonly args: readonly string[];
  /** As a person would type it. */
  readonly command: string;
  readonly exitCode: number;
  readonly stderr: string;
}

interface Kind {
  readonly kind: Trouble["kind"];
  readonly words: RegExp;
  readonly help: string;
}

/** In this order: an error about a certificate also says that there was no connection. Texts of kubectl 1.32 and 1.33. */
const KINDS: readonly Kind[] = [
  {
    kind: "no-context",
    words: /context was not found for specified context|context "[^"]*" does not exist|current-context is not set/,
    help: "`kubectl config get-contexts` lists those that exist; name one with --context or spec.verify.context",
  },
  {
    kind: "no-context",
    words: /error loading config file|^error: (?:stat|open) \S+: |invalid configuration|localhost:8080 was refused/,
    help: "point --kubeconfig or the variable KUBECONFIG at a kubeconfig that kubectl can read",
  },
  {
    kind: "unauthorized",
    words: /must be logged in|Unauthorized|getting credentials|Please enter |provide credentials/,
    help: "log in again: the kubeconfig's token, certificate or credential plugin is not accepted; `kubectl auth whoami` tests it",
  },
  {
    kind: "unreachable",
    words: /x509:|tls: |certificate|HTTP response to HTTPS client/,
    help: "the API server's certificate and the kubeconfig do not fit: compare its `server` and `certificate-authority-data` with a fresh one; is a proxy in between?",
  },
  {
    kind: "timeout",
    words: /Client\.Timeout|context deadline exceeded|i\/o timeout|handshake timeout|\(Timeout\)|request timed out/,
    help: "the API server takes too long: look at it, at the VPN and at the proxy; --timeout SECONDS waits longer",
  },
  {
    kind: "unreachable",
    words:
      /was refused|Unable to connect|no such host|no route to host|network is unreachable|connection (?:reset|lost)|\bEOF\b|broken pipe|\((?:ServiceUnavailable|TooManyRequests|InternalError)\)|invalid character '<'/,
    help: "is the API server up, and are VPN and proxy? `kubectl get --raw=/readyz?verbose` says what it thinks of itself",
  },
];

const DENIED =
  /cannot (\S+) resource "([^"]*)" in API group "([^"]*)"(?: in the namespace "([^"]*)"| at the cluster scope)?/;
const RAN_ELSEWHERE = /^command terminated with exit code \d+$/m;
/** The container was reached, and has no such program. */
const NO_PROGRAM = /executable file not found|no such file or directory: unknown/;

/** @returns undefined where kubectl did its work, and what it says is an answer: that there is no such object, say */
export function classifyTrouble({ args, command, exitCode, stderr }: Ending): Trouble | undefined {
  if (exitCode === 0) return undefined;
  const inContainer = args[0] === "exec";
  // What the command in the container says of refused connections and the like is the answer.
  if (inContainer && (RAN_ELSEWHERE.test(stderr) || NO_PROGRAM.test(stderr))) return undefined;
  const words = readOwnWords(stderr);
  if (/\(Forbidden\)|is forbidden: /.test(words)) return explainForbidden(words);
  // `kubectl wait` and `kubectl rollout status` answer like that.
  if (/timed out waiting for the condition/.test(words)) return undefined;
  const known = KINDS.find((kind) => kind.words.test(words));
  if (known !== undefined) return { kind: known.kind, message: `kubectl: ${firstLines(words)}`, help: known.help };
  if (!inContainer) return undefined;
  return {
    kind: "unreachable",
    message: `\`${command}\` did not get into the container: ${firstLines(words)}`,
    help: "is the pod there and Running? `kubectl describe` says what holds it up",
  };
}

function explainForbidden(words: string): Trouble {
  const [, verb, resource, group = "", namespace] = DENIED.exec(words) ?? [];
  if (verb === undefined) {
    const help = "the rights suffice, but a policy or quota of the cluster is against it, as the message says";
    return { kind: "forbidden", message: `kubectl: ${firstLines(words)}`, help };
  }
  const what = `${verb} ${resource}${group === "" ? "" : `.${group}`}`;
  const where = namespace === undefined ? "in the cluster" : `in the namespace ${namespace}`;
  return {
    kind: "forbidden",
    message: `not allowed to ${what} ${where}: ${firstLines(words)}`,
    help: `allow the verb ${verb} on ${resource} of the API group "${group}"; docs/verify.md has the roles that verify needs`,
  };
}

/** The rest repeats it, or is about where to read more. */
function firstLines(words: string): string {
  const [first = ""] = words.split("\n\n");
  return first === "" ? "it ended without a word" : first.replace(/^error: /, "").replaceAll("\n", " ");
}
