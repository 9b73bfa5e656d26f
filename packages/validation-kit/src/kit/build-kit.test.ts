import { readFileSync } from "node:fs";
import { parseHeader } from "@tenantry/renderer";
import { describe, expect, it } from "vitest";
import { precompileKit, readKitTemplates } from "../../precompile.mjs";
import { committedCatalogs, openKit } from "./test-kit.ts";

describe("the kit", () => {
  it("is what the templates compile to; run `nx run validation-kit:precompile` where it is not", () => {
    const committed = readFileSync(new URL("kit-templates.generated.ts", import.meta.url), "utf8");
    expect(committed).toBe(precompileKit(readKitTemplates()));
  });

  it.each(committedCatalogs)(
    "of %s stands in the folder of its runbooks, and every file says whose it is",
    async (path) => {
      const { kit, catalog } = await openKit(path);
      const folder = catalog.output.runbooks;
      expect([...kit.files.keys()]).toEqual(
        [
          "validation.md",
          "postgresql-operations.md",
          "database-backup-restore.md",
          "validate.sh",
          "restore-drill.yaml",
          "test-applications.yaml",
        ].map((name) => `${folder}/${name}`),
      );
      for (const text of kit.files.values()) {
        expect(parseHeader(text)).toMatchObject({ catalog: path, digest: parseHeader(text)?.bodyDigest });
        expect(text).not.toMatch(/\{\{|undefined|\[object|NaN|\bfalse\b \||[ \t]+$(?<!\t)/m);
      }
    },
  );

  it("is not written where the catalog does not want it", async () => {
    const { kit } = await openKit(committedCatalogs[0], (spec) => {
      spec.verify = { kit: "off" };
    });
    expect([kit.files.size, kit.objects.length]).toEqual([0, 0]);
  });

  it("holds nothing that Flux would fill in: nothing substitutes it", async () => {
    for (const path of committedCatalogs) {
      const { kit } = await openKit(path);
      for (const [file, text] of kit.files) {
        // A page speaks of placeholders in the catalog.
        expect(text.replaceAll("`${NAME}`", ""), file).not.toMatch(/\$\{|\$\$/);
      }
    }
  });

  it("says what can be lost, where backups are and how they are named there", async () => {
    const { read } = await openKit("kubernetes/catalogs/apps/tenants.yaml");
    const page = read("database-backup-restore.md");
    expect(page).toContain("`s3://cnpg-backups/apps-shared-postgres/base/`");
    expect(page).toContain("loses 5min at most");
    expect(page).toMatch(/kubectl cnpg backup .* --method=plugin --plugin-name=barman-cloud\.cloudnative-pg\.io/);
  });

  it("has the tenants and poolers of the catalog in its tables, and the connections that they may open", async () => {
    const { read, catalog } = await openKit("kubernetes/catalogs/apps/tenants.yaml");
    const page = read("postgresql-operations.md");
    for (const { name, databases, poolers } of catalog.tenants) {
      const databaseNames = databases.map((database) => `${database.name} (${database.owner})`).join(", ");
      expect(page).toContain(`| ${name} | ${databaseNames} |`);
      for (const pooler of poolers) expect(page).toContain(`| ${pooler.name} | ${pooler.type} | ${pooler.mode} |`);
    }
    expect(page).toContain("| that `max_connections` leaves to ordinary roles | 197 |");
  });

  it("speaks of no bucket where the backups are snapshots of volumes", async () => {
    const { read } = await openKit("docs/examples/newcomer/tenants.yaml", (spec) => {
      spec.backup = { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "fast" };
    });
    const page = read("database-backup-restore.md");
    expect(page).not.toMatch(/this cluster's bucket|Expected empty archive|pg_switch_wal|recoveryTarget/);
    expect(page).toContain("get volumesnapshots.snapshot.storage.k8s.io");
    expect(page).toContain("2. Restore as in the drill, from the last Backup before it.\n3. ");
  });
});
