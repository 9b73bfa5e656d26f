/** Runs kubectl against one cluster. The one way to it: tests put another behind it. */
export interface Kubectl {
  /**
   * @param args without `kubectl`, `--context` and the like, e.g. `["get", "pods", "--output=json"]`
   * @returns what came of it, whatever its exit code. Rejects never.
   */
  run(args: readonly string[], options?: KubectlOptions): Promise<KubectlResult>;
}

export interface KubectlOptions {
  /** Written to its standard input: passwords go here, never into arguments, which `ps` shows. */
  readonly stdin?: string;
  /** It is ended after that; the default is the one of the whole run. */
  readonly timeoutSeconds?: number;
}

export interface KubectlResult {
  /** As a person would type it. */
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined where it did not end by itself, or did not start. */
  readonly exitCode?: number;
  /** Why it could not do its work at all; undefined where it ran, also where the answer is a failure. */
  readonly trouble?: Trouble;
  readonly seconds: number;
}

export interface Trouble {
  readonly kind: "no-kubectl" | "no-context" | "unreachable" | "timeout" | "forbidden" | "unauthorized" | "interrupted";
  /** One sentence, with what kubectl said. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}
