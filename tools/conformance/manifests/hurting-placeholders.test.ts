import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainUndeliverable } from "@tenantry/flux-postbuild";
import { Placeholder, template } from "@tenantry/tenant-model";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { note } from "../summary.ts";
import { listTexts } from "./hurting-texts.ts";
import { findDifference } from "./object-difference.ts";
import { buildWithFlux } from "./real-tools.ts";
import { renderScenario } from "./rendered-scenario.ts";
import { placeForFlux } from "./text-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-placeholders-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("text around a placeholder", () => {
  it("arrives with the setting's value between, whatever stands right before and behind", () => {
    const started = performance.now();
    const setting = new Placeholder("$" + "{X}", "substituted", []);
    const dollars = ["$", "$$", "$$$", "a$", "a$$", "$ ", "{", "}", "$" + "{X}", "$$" + "{X}", "$" + "{NAME}$", ":=$"];
    const texts = [...dollars, ...listTexts(600)].filter(
      // Behind a byte order mark Go writes the whole text in escapes: Flux finds no placeholder in it.
      (text) => explainUndeliverable(`${text}substituted${text}`) === undefined && !text.startsWith("\ufeff"),
    );
    const entries = texts.flatMap((text, at) => [
      [`before-${at}`, text, template`${text}${setting}`] as const,
      [`between-${at}`, text, template`a${text}${setting}${text}${setting}b`] as const,
    ]);
    const expected = Object.fromEntries(
      entries.map(([key, text]) => [
        key,
        key.startsWith("before") ? `${text}substituted` : `a${text}substituted${text}substitutedb`,
      ]),
    );
    const data = Object.fromEntries(entries.map(([key, , value]) => [key, value]));
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "b" }, data };
    const [answer] = buildWithFlux([placeForFlux(folder, [object] as never)]);
    expect(answer?.error?.slice(0, 300)).toBeUndefined();
    expect(findDifference(answer?.objects?.[0]?.["data"], expected)).toBeUndefined();
    note("strings", `${entries.length} texts around placeholders arrive`, started);
    expect(entries.length).toBeGreaterThan(600);
  });
});

describe("what Flux would substitute, in a field that takes no placeholder", () => {
  const FIELDS = {
    "tenants[0].comment": (text: string) => ({ tenants: [{ name: "harbor", comment: text }] }),
    "backup.reason": (text: string) => ({ backup: { method: "none", reason: text } }),
    "cluster.parameters.search_path": (text: string) => write({ parameters: { search_path: text } }),
    "cluster.bootstrap.initdb.postInitSQL[0]": (text: string) =>
      write({ bootstrap: { initdb: { postInitSQL: [text] } } }),
  };
  const write = (fields: object) => ({ cluster: { name: "shared", storage: { size: "20Gi" }, ...fields } });

  it.each(
    Object.keys(FIELDS).flatMap((field) =>
      ["$" + "{X}", "$$" + "{X}", "a$" + "{X}", "a $$" + "{X} b"].map(
        (text) => [text, field as keyof typeof FIELDS] as const,
      ),
    ),
  )("%s is refused at %s, by its place", async (text, field) => {
    const spec = {
      ...write({}),
      flux: { substitute: { X: "substituted" } },
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      tenants: [{ name: "harbor" }],
      ...FIELDS[field](text),
    };
    const document = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantCatalog", metadata: { name: "any" }, spec };
    const inputs = new Map([["tenants.yaml", stringify(document)]]);
    const refusal: unknown = await renderScenario({ name: "a", file: "tenants.yaml", inputs }, folder).catch(
      (error) => error,
    );
    expect(refusal).toBeInstanceOf(Error);
    const problems = JSON.parse((refusal as Error).message.slice("a: ".length)) as { path: string }[];
    expect(problems.map(({ path }) => path)).toEqual([`spec.${field}`]);
  });
});
