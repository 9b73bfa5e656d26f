import { describe, expect, it } from "vitest";
import { ClusterReader } from "./cluster-reader.ts";
import type { KubectlOptions } from "./kubectl.ts";
import { type LoginAttempt, tryLogins } from "./login-attempts.ts";

const container = { namespace: "databases", target: "pod/shared-1", container: "postgres" };
const attempt = (database: string): LoginAttempt => ({
  host: "shared-rw",
  role: "harbor",
  database,
  sslmode: "require",
});

function answer(stdout: string) {
  const asked: (KubectlOptions | undefined)[] = [];
  const run = async (args: readonly string[], options?: KubectlOptions) => {
    asked.push(options);
    return { command: args.join(" "), stdout, stderr: "", exitCode: 0, seconds: 0 };
  };
  return { asked, cluster: new ClusterReader({ run }) };
}

describe("attempts to log in", () => {
  it("are judged by what the server says", async () => {
    const words = [
      ["a", 2, "FATAL: pg_hba.conf rejects connection for host", "refused"],
      ["b", 2, "FATAL: no pg_hba.conf entry for host", "refused"],
      ["c", 2, "FATAL: login rejected", "refused"],
      ["d", 2, "fe_sendauth: no password supplied", "asked"],
      ["e", 2, "FATAL: connection requires a valid client certificate", "asked"],
      ["f", 0, "1", "in"],
      ["g", 2, "could not translate host name", "other"],
    ] as const;
    const { cluster, asked } = answer(words.map(([, code, said], index) => `${index}\t${code}\t${said}\n`).join(""));
    const outcomes = await tryLogins(
      cluster,
      container,
      words.map(([database]) => attempt(database)),
    );
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(words.map(([, , , verdict]) => verdict));
    expect(asked[0]?.stdin?.split("\n")[0]).toBe("require\tshared-rw\tharbor\ta");
  });

  it("that were not made after a host did not answer are no verdict", async () => {
    const { cluster } = answer("0\t2\ttimeout expired\n");
    const outcomes = await tryLogins(cluster, container, [attempt("a"), attempt("b")]);
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(["other", "other"]);
    expect(outcomes[1]?.said).toContain("not tried");
  });
});
