import { readFileSync } from "node:fs";
import { needsEscape } from "@tenantry/flux-postbuild";
import { describe, expect, it } from "vitest";
import { precompileTemplate } from "../../precompile.mjs";
import { renderBackupValidation } from "./backup-validation.ts";
import { type Bucket, checkBucket, describeBackup } from "./test-bucket.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const limits = { name: "look", schedule: "0 3 * * *", image: "aws-cli:1", maxBackupAgeHours: 30, maxWalAgeMinutes: 45 };

function storeBackup(id: string, info: string, data = "tar"): Bucket["objects"] {
  return {
    [`shared/base/${id}/backup.info`]: { text: info, ageMinutes: 0 },
    [`shared/base/${id}/data.tar.gz`]: { text: data, ageMinutes: 0 },
  };
}

function storeWal(timeline: string, ageMinutes: number): Bucket["objects"] {
  return { [`shared/wals/${timeline}00000000/${timeline}0000000000000001.gz`]: { text: "wal", ageMinutes } };
}

const wal = storeWal("00000001", 5);
const done = storeBackup("20260102T020000", describeBackup("DONE", 3));

describe("the committed module", () => {
  it("is what the template compiles to; run `nx run renderer:precompile` where it is not", () => {
    expect(read("backup-validation.generated.ts")).toBe(precompileTemplate(read("backup-validation.sh.hbs")));
  });

  it("gives a script that Flux leaves alone", () => {
    const script = renderBackupValidation("shared", limits);
    expect(needsEscape(script)).toBe(false);
    expect(script).toContain("limit 30,");
    expect(script).not.toContain("{{");
  });
});

describe("a bucket with what a restore needs", () => {
  it("passes", () => {
    expect(checkBucket({ objects: { ...done, ...wal } })).toEqual({
      code: 0,
      output: [
        "base backup shared/base/20260102T020000/ is complete and 3 hours old",
        "newest WAL file is 5 minutes old",
        "OK: s3://backups/shared holds what a restore of shared needs",
        "",
      ].join("\n"),
    });
  });

  it("passes on AWS itself, which needs no endpoint", () => {
    expect(checkBucket({ objects: { ...done, ...wal } }, { endpoint: "" }).code).toBe(0);
  });

  it("passes while a newer backup is under way or has failed", () => {
    const failed = storeBackup("20260103T020000", describeBackup("FAILED", 1));
    const running = storeBackup("20260104T020000", "");
    const { code, output } = checkBucket({ objects: { ...done, ...failed, ...running, ...wal } });
    expect(output).toContain("base backup shared/base/20260102T020000/ is complete");
    expect(code).toBe(0);
  });

  it("passes beside a folder with a name that Barman does not give", () => {
    const copy = storeBackup("manual-copy", describeBackup("DONE", 900));
    expect(checkBucket({ objects: { ...done, ...copy, ...wal } }).output).toContain("20260102T020000/ is complete");
  });

  it("is judged by the newest timeline's WAL", () => {
    const objects = { ...done, ...storeWal("00000001", 600), ...storeWal("00000002", 7) };
    expect(checkBucket({ objects }).output).toContain("newest WAL file is 7 minutes old");
  });

  it.each([
    [-5, 29, 0],
    [-5, 31, 22],
    [5, 29, 0],
    [5, 31, 22],
  ])("reads times with an offset of %i hours: %i hours ago ends with %i", (offsetHours, age, code) => {
    const backup = storeBackup("20260102T020000", describeBackup("DONE", age, { offsetHours }));
    expect(checkBucket({ objects: { ...backup, ...wal } }).code).toBe(code);
  });
});

describe("a bucket without it", () => {
  const failed = storeBackup("20260103T020000", describeBackup("FAILED", 1));
  const old = storeBackup("20260101T020000", describeBackup("DONE", 31));
  const noData = storeBackup("20260103T020000", describeBackup("DONE", 1), "");

  it.each<[string, number, string, Bucket["objects"]]>([
    ["no backup", 20, "there is no base backup in s3://backups/shared/base/", wal],
    [
      "a failed backup only",
      21,
      "none of the 1 base backups in s3://backups/shared/base/ is complete",
      { ...failed, ...wal },
    ],
    ["a backup without data", 21, "none of the 1 base backups", { ...noData, ...wal }],
    [
      "an old backup",
      22,
      "20260101T020000/, is 31 hours old (limit 30, and 1 newer ones",
      { ...old, ...failed, ...wal },
    ],
    ["no WAL", 30, "there is no WAL in s3://backups/shared/wals/, so no backup can be restored", done],
    ["old WAL", 31, "is 50 minutes old (limit 45)", { ...done, ...storeWal("00000001", 50) }],
    [
      "an unreadable time",
      15,
      "cannot read the time 'soon'",
      { ...storeBackup("20260104T020000", "status=DONE\nend_time=soon\n"), ...wal },
    ],
  ])("fails for %s with exit code %i", (_what, code, message, objects) => {
    const outcome = checkBucket({ objects });
    expect(outcome.output).toContain(`FAILED: `);
    expect(outcome.output).toContain(message);
    expect(outcome.code).toBe(code);
  });
});

describe("a store that does not answer as it should", () => {
  it.each([
    [10, "does not answer", 'Could not connect to the endpoint URL: "https://s3.example.org/backups"'],
    [10, "does not answer", 'Connect timeout on endpoint URL: "https://s3.example.org/backups"'],
    [11, "refuses the access key", "An error occurred (InvalidAccessKeyId) when calling the ListObjectsV2 operation"],
    [
      11,
      "refuses the access key",
      "An error occurred (SignatureDoesNotMatch) when calling the ListObjectsV2 operation",
    ],
    [11, "refuses the access key", "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"],
    [
      12,
      "may not read the bucket backups",
      "An error occurred (AccessDenied) when calling the ListObjectsV2 operation",
    ],
    [13, "there is no bucket backups", "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation"],
    [14, "the S3 API gave an error", "An error occurred (SlowDown) when calling the ListObjectsV2 operation"],
  ])("ends with exit code %i: %s (%s)", (code, message, error) => {
    const outcome = checkBucket({ objects: {}, error });
    expect(outcome.output).toContain(message);
    expect(outcome.output).toContain(error);
    expect(outcome.code).toBe(code);
  });

  it("keeps what the CLI printed as it is, backslashes too", () => {
    const { output } = checkBucket({ objects: {}, error: "An error\n  of (C:\\new) kind" });
    expect(output).toBe("FAILED: the S3 API gave an error: An error of (C:\\new) kind\n");
  });

  it("does not print the signed header that a line break in the key spoilt", () => {
    const { code, output } = checkBucket({ objects: {}, error: "Invalid header value b'AWS4 Signature=33b1'" });
    expect(output).toContain("the access key holds a character that no key has");
    expect(output).not.toContain("33b1");
    expect(code).toBe(11);
  });
});
