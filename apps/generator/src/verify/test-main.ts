import { type Check, DRILL_LABEL, type Drill, type Verdict } from "@tenantry/validation-kit";
import { runCommandLine } from "../cli/run-command.ts";
import { verify } from "../commands/verify.ts";

const verdict = (faults: Verdict["faults"] = []): Verdict => ({
  expectation: "one pod",
  found: `${faults.length} faults`,
  faults,
});

const look = (id: string, criterion: Check["criterion"], name: string, faults: Verdict["faults"] = []): Check => ({
  id,
  criterion,
  evidence: "cnpg-cluster-status",
  title: `${id} holds`,
  run: async ({ cluster }) => {
    await cluster.get({ resource: "pods", name, namespace: "databases" });
    return verdict(faults);
  },
});

const FAULT = { message: "one pod is missing", help: "look for it" };
const broken: Check = {
  ...look("broken", "AC4", "broken"),
  run: () => Promise.reject(new Error("oops")),
};
const absent: Check = { ...look("absent", "AC7", "absent"), inapplicable: () => "there is no Dragonfly" };
const secret: Check = {
  ...look("secret", "AC3", "secret"),
  run: async ({ cluster }) => {
    const object = await cluster.get({ resource: "secrets", name: "db", namespace: "databases" });
    const { data = {} } = (object ?? {}) as { readonly data?: Readonly<Record<string, string>> };
    const password = Buffer.from(data["password"] ?? "", "base64").toString("utf8");
    return {
      expectation: `not ${password}`,
      found: `it is ${password}`,
      faults: [{ message: `<${password}>`, help: password }],
    };
  },
};

const drill = (id: Drill["id"], run: Drill["run"]): Drill => ({
  id,
  criterion: "AC2",
  evidence: "replication-status",
  title: `${id} is borne`,
  announce: ({ cluster }) => [`Makes a ConfigMap in ${cluster.namespace}.`],
  run,
  cleanUp: async ({ change, report }) => {
    report("cleaning up");
    await change(["delete", "configmaps/made", "--namespace=databases", "--ignore-not-found"]);
  },
});

const made = JSON.stringify({
  kind: "ConfigMap",
  metadata: { name: "made", labels: { [DRILL_LABEL]: "failover" } },
});

const drills = [
  drill("failover", async ({ change, report, sleep }) => {
    await change(["create", "--filename=-"], { stdin: made });
    report("waiting");
    await sleep(process.env["TEST_QUICK"] === "1" ? 0 : 60);
    return verdict();
  }),
  drill("backup", async ({ change }) => {
    await change(["create", "--filename=-"], { stdin: made });
    return verdict([FAULT]);
  }),
  {
    ...drill("restore", async ({ change }) => {
      await change(["create", "--filename=-"], { stdin: made });
      throw new Error("a bug of the drill");
    }),
    criterion: "AC8" as const,
  },
];

const checks = [
  look("first", "AC1", "a"),
  look("second", "AC2", "b"),
  look("wrong", "AC2", "c", [FAULT]),
  secret,
  broken,
  absent,
];

/** The command line of `tenantry verify`, with these checks and drills. */
async function main(): Promise<void> {
  const { code, signal } = await runCommandLine(
    {
      argv: ["verify", ...process.argv.slice(2)],
      workingFolder: process.cwd(),
      toolVersion: "0.0.0",
      today: "2026-11-21",
    },
    { verify: (context) => verify(context, { checks, drills }) },
  );
  process.exitCode = code;
  if (signal !== undefined) process.kill(process.pid, signal);
}

void main().then(() => process.exit());
