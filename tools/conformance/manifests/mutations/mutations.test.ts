import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Violation } from "@tenantry/crd-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { note } from "../../summary.ts";
import { fetchCrds } from "../crd-files.ts";
import { type JudgedMutation, judgeMutations } from "./judged-mutations.ts";
import { findOnlyKeyword, type Keyword } from "./keyword-census.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-mutations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many objects the API server has to refuse for one keyword alone: fewer would not show that ours knows it. */
const LEAST: Readonly<Partial<Record<Keyword, number>>> = {
  "unknown field": 50,
  rule: 10,
  metadata: 50,
  duplicate: 3,
  "too many": 4,
  minItems: 1,
  minProperties: 1,
  required: 20,
  enum: 20,
  pattern: 5,
  length: 5,
  range: 5,
  type: 50,
};

describe.each(["1.27.0", "1.28.4", "1.29.2", "1.30.0"])("spoilt objects at CloudNativePG %s", (version) => {
  let judged: readonly JudgedMutation[] = [];
  let started = 0;
  beforeAll(async () => {
    started = performance.now();
    judged = await judgeMutations({ version, crdFiles: (await fetchCrds(folder))(version), folder });
  });

  it("get from us the verdict that the API server gives to custom resources", () => {
    const differences: string[] = [];
    let [compared, refused, beyond] = [0, 0, 0];
    for (const mutation of judged.filter(({ core }) => !core)) {
      const { apiServer, ours } = mutation;
      compared += 1;
      if (apiServer.length > 0) refused += 1;
      if (apiServer.length > 0 === ours.length > 0) continue;
      // The API server stores any whole number, but the operator's Go type does not hold it: its webhook, or its every list
      // and watch of the kind, fails. So ours refuses it.
      if (apiServer.length === 0 && ours.every(({ message }) => message.includes("does not fit in 32 bits")))
        beyond += 1;
      else differences.push(describeDifference(mutation, apiServer));
    }
    const verdicts = `${compared} judged, ${refused} refused by both, ${beyond} beyond 32 bits by us alone`;
    note("mutations", `CloudNativePG ${version}: ${verdicts}, ${differences.length} different`, started);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
    expect(refused).toBeGreaterThan(1000);
  });

  it("are refused often enough for each keyword alone", () => {
    const count = new Map<string, number>();
    for (const { core, apiServer } of judged) {
      const keyword = core ? undefined : findOnlyKeyword(apiServer);
      if (keyword !== undefined) count.set(keyword, (count.get(keyword) ?? 0) + 1);
    }
    note("mutations", `CloudNativePG ${version}: ${[...count].map((it) => it.join(" ")).join(", ")}`, started);
    for (const [keyword, least] of Object.entries(LEAST))
      expect(count.get(keyword) ?? 0, keyword).toBeGreaterThanOrEqual(least);
  });

  it("get from us the verdict that strict decoding and kubeconform give to Kubernetes' own kinds", () => {
    const differences: string[] = [];
    let [compared, refused, beyond] = [0, 0, 0];
    for (const mutation of judged.filter(({ core }) => core)) {
      const theirs = [...mutation.apiServer, ...mutation.kubeconform];
      compared += 1;
      if (theirs.length > 0) refused += 1;
      // Decoding and OpenAPI ask less than the API server: it knows three protocols and three restart policies. And a policy without `podSelector`, which
      // Kubernetes' schema allows since 1.34, is for every pod of the namespace, by oversight: ours keeps asking for it.
      if (theirs.length === 0 && mutation.ours.length > 0 && mutation.ours.every(isMeant)) {
        beyond += 1;
        continue;
      }
      if (theirs.length > 0 !== mutation.ours.length > 0) differences.push(describeDifference(mutation, theirs));
    }
    note(
      "mutations",
      `${version}, Kubernetes' own: ${compared} judged, ${refused} refused by both, ${beyond} protocols, restart policies and selectors by us alone, ${differences.length} different`,
      started,
    );
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(100);
  });

  it("are refused by kubeconform only where we refuse them", () => {
    const differences: string[] = [];
    const byUsAlone = new Map<string, number>();
    let refused = 0;
    for (const mutation of judged) {
      const { ours, kubeconform } = mutation;
      if (kubeconform.length > 0) refused += 1;
      if (kubeconform.length > 0 && ours.length === 0) differences.push(describeDifference(mutation, kubeconform));
      if (kubeconform.length > 0 || ours.length === 0) continue;
      const kinds = [...new Set(ours.map(({ kind }) => kind))].join("+");
      byUsAlone.set(kinds, (byUsAlone.get(kinds) ?? 0) + 1);
    }
    const alone = [...byUsAlone].map((it) => it.join(" ")).join(", ");
    note(
      "mutations",
      `${version}, kubeconform: ${refused} of ${judged.length} refused; by us alone: ${alone}`,
      started,
    );
    expect(differences).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });
});

function isMeant({ kind, path }: Violation): boolean {
  const field = path.at(-1);
  return (
    (kind === "enum" && (field === "protocol" || field === "restartPolicy")) ||
    (kind === "required" && path.join(".") === "spec.podSelector")
  );
}

function describeDifference({ what, ours }: JudgedMutation, theirs: readonly string[]): string {
  return `${what}\n  theirs: ${theirs.join("; ")}\n  ours: ${ours.map(({ message }) => message).join("; ")}`;
}
