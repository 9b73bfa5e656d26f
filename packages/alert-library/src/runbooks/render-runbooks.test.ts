import { alertNames } from "@tenantry/tenant-model";
import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { precompileRunbooks, readRunbookTemplates, TEMPLATE_OPTIONS } from "../../precompile.mjs";
import { openTestCatalog } from "../test-catalog.ts";
import { renderPage, renderRunbooks } from "./render-runbooks.ts";
import { guardContext, listContexts, listPageContexts } from "./test-contexts.ts";

const names = { ruleFile: "out/rules.yaml", scheduledBackup: "nightly", tenantsKustomization: "shop-tenants" };
const templates = readRunbookTemplates();

async function render(change?: Parameters<typeof openTestCatalog>[1]) {
  return new Map(renderRunbooks(await openTestCatalog("shop", change), names).map(({ path, text }) => [path, text]));
}

const page = "docs/runbooks/shop/availability.md";
const index = "docs/runbooks/shop/README.md";

describe("the runbooks of a catalog", () => {
  it("have its names and numbers in them", async () => {
    const text = (await render()).get(page);
    expect(text).toMatch(/^kubectl .*cnpg\.io\/cluster=shop-postgres/m);
    expect(text).toMatch(/^kubectl .*-n databases/m);
    expect(text).toContain("5 minutes");
  });

  it("stay as they are when a tenant comes", async () => {
    const more = await render((spec) => spec.tenants.push({ name: "wiki", direct: 2, poolers: [] }));
    expect(more).toEqual(await render());
  });

  it("say where a setting is changed, as the catalog holds its name only", async () => {
    const substituteFrom = [{ kind: "Secret", name: "cluster-secrets", keys: { SIZE: { example: "20Gi" } } }];
    const pages = await render((spec) => {
      spec.flux = { substituteFrom };
    });
    const note = "Where a field of `test-catalogs/shop.yaml` holds `${NAME}`, its value is a setting: change it in";
    expect(pages.get(page)).toContain(`# Availability\n\n${note} the Secret \`cluster-secrets\`.\n\n`);
    expect((await render()).get(page)).not.toContain("${NAME}");
  });

  it("leave out what is off, and say nothing where everything is", async () => {
    const pages = await render((spec) => {
      spec.monitoring.alerts = { CNPGClusterNotReady: { off: true } };
    });
    expect(pages.get(page)).not.toContain("CNPGClusterNotReady");
    expect(pages.get(page)).toContain("## CNPGClusterPrimaryMissing");
    expect(pages.get(index)).not.toContain("CNPGClusterNotReady");
    const none = await render((spec) => {
      spec.monitoring.alerts = Object.fromEntries(alertNames.map((name) => [name, { off: true }]));
    });
    expect(none.size).toBe(0);
  });

  it("stand where the catalog wants them", async () => {
    const pages = await render((spec) => {
      spec.output = { runbooks: "handbook/alerts" };
    });
    expect([...pages.keys()].slice(0, 2)).toEqual(["handbook/alerts/README.md", "handbook/alerts/availability.md"]);
  });

  it("begin with an index that says how bad each alert is, how long it waits and where to read on", async () => {
    const text = (await render()).get(index);
    expect(text).toMatch(/^# Runbooks of shop\n\n/);
    expect(text).toContain("`out/rules.yaml`");
    expect(text).toContain(
      "| [CNPGClusterReplicasBelowTarget](availability.md#cnpgclusterreplicasbelowtarget) | warning | 10 minutes |  |\n",
    );
  });
});

const contexts = await listContexts();

describe.each([...templates])("the page of %s", (group, template) => {
  const variants = listPageContexts(contexts, group);

  it("asks for nothing that a context does not have, and prints nothing that this one has not", () => {
    // Compiled here and now, errors say line and column.
    const render = Handlebars.compile(template, TEMPLATE_OPTIONS);
    const texts = new Set(variants.map((context) => render(guardContext(context))));
    expect([...texts].filter((text) => /\[object|undefined|\bNaN\b/.test(text))).toEqual([]);
  });

  it("leaves no litter where a block is left out", () => {
    for (const text of new Set(variants.map((context) => renderPage(group, context) ?? ""))) {
      expect(text).toMatch(/^# /);
      expect(text).not.toMatch(/\n\n\n|[ \t]\n|\n\n$/);
      // Headings and fences need blank lines around them, which a block may have taken with it.
      expect(text.replace(/```.*?```/gs, "```")).not.toMatch(/[^\n]\n#{1,6} |\n#{1,6} [^\n]*\n[^\n]/);
    }
  });
});

describe("the compiler of pages", () => {
  it("refuses helpers that are not there at run time", () => {
    expect(() => precompileRunbooks(new Map([["a", "{{shout cluster}}"]]))).toThrow("shout");
    expect(() => precompileRunbooks(new Map([["a", "{{lookup alerts cluster}}"]]))).toThrow("lookup");
  });

  it("keeps line numbers out of the module, so that an edit changes what it is about", () => {
    const template = "{{cluster}}\n{{#if backup}}{{backup.bucket}}{{/if}}\n";
    const shifted = precompileRunbooks(new Map([["a", `x\n\n${template}`]]));
    expect(shifted.replace("x\\n\\n", "x")).toBe(precompileRunbooks(new Map([["a", `x${template}`]])));
  });
});
