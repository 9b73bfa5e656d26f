import { expect, it } from "vitest";
import { BARMAN, makeCatalog } from "../test-catalog.ts";
import { buildBackupAlerts } from "./backup.ts";

it("calls a backup overdue at the age that the validation job refuses", () => {
  const [, overdue] = buildBackupAlerts(makeCatalog({ backup: BARMAN }));
  expect(overdue?.expr).toContain(`> ${30 * 3600} `);
  expect(overdue?.expr).toContain("offset 30h");
});

it("takes two days where there is no such job, as the story does", () => {
  const { validation, ...unchecked } = BARMAN;
  const [, overdue] = buildBackupAlerts(makeCatalog({ backup: unchecked }));
  expect(validation).toBeDefined();
  expect(overdue?.expr).toContain("> 172800 ");
});

it("does not take 1970 for the last backup of a cluster that has none yet", () => {
  const [, overdue] = buildBackupAlerts(makeCatalog({ backup: BARMAN }));
  expect(overdue?.expr).toMatch(/^time\(\) - \(max\(.*\) > 0\) > /);
  expect(overdue?.expr).toMatch(/ or \(max\(\w+\{[^}]*\}\) == 0 and max\(\w+\{[^}]*\} offset 30h\) == 0\)$/);
});

it("has nothing to watch without backups", () => {
  expect(buildBackupAlerts(makeCatalog())).toEqual([]);
});
