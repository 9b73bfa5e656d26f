import { expect, it } from "vitest";
import { printRunbookIndex } from "./runbook-index.ts";
import { listContexts } from "./test-contexts.ts";

it("the index has one row for an alert, also where it takes several rules, with its threshold", async () => {
  const [first] = await listContexts();
  if (first === undefined) throw new Error("there is no context");
  const alert = { name: "CNPGPoolerConnectionsHigh", expr: "", for: "10m", severity: "warning" } as const;
  const parts = [1, 2].map((part) => ({ ...alert, part, summary: "", description: "" }));
  const text = printRunbookIndex([{ id: "pooler", component: "pooler", alerts: parts }], first.context);
  expect(text.match(/^\| \[.*$/gm)).toEqual([
    "| [CNPGPoolerConnectionsHigh](pooler.md#cnpgpoolerconnectionshigh) | warning | 10 minutes | 80% |",
  ]);
});
