import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderBackupValidation } from "./backup-validation.ts";

/** An object store with one bucket, and the script run against it by way of an `aws` that knows only what the script asks. */
export interface Bucket {
  /** Key → text and age of the object. */
  readonly objects: Readonly<Record<string, { readonly text: string; readonly ageMinutes: number }>>;
  /** What every call fails with. */
  readonly error?: string;
}

const MINUTE = 60_000;

/** As barman-cloud writes it. @param offset of the time zone, `+00:00` by default */
export function describeBackup(status: string, ageHours: number, { offsetHours = 0 } = {}): string {
  const time = new Date(Date.now() - ageHours * 60 * MINUTE + offsetHours * 60 * MINUTE).toISOString();
  const sign = offsetHours < 0 ? "-" : "+";
  const offset = `${sign}${String(Math.abs(offsetHours)).padStart(2, "0")}:00`;
  const end = time.replace("T", " ").replace("Z", `000${offset}`);
  return `backup_label='a=b'\nbegin_time=${end}\nend_time=${end}\nerror=None\nstatus=${status}\nversion=170004`;
}

const FAKE_AWS = `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const { objects, error, made } = JSON.parse(readFileSync(process.env.FAKE_BUCKET, "utf8"));
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const refuse = (text, code) => { process.stderr.write(text + "\\n"); process.exit(code); };
if (error) refuse("\\n" + error, 254);
if (args[0] !== "s3api" || option("--bucket") !== "backups" || option("--output") !== "text") refuse("unexpected " + args, 99);
if (option("--endpoint-url") !== process.env.EXPECTED_ENDPOINT) refuse("unexpected endpoint " + option("--endpoint-url"), 99);
const prefix = option("--prefix");
const keys = Object.keys(objects).filter((key) => prefix && key.startsWith(prefix)).sort();
const modified = (key) => new Date(made - objects[key].ageMinutes * ${MINUTE}).toISOString().replace(/\\.\\d+Z/, "+00:00");
const print = (values) => process.stdout.write((values.length ? values.join("\\t") : "None") + "\\n");
if (args[1] === "get-object") writeFileSync(args.at(-1), objects[option("--key")].text);
else switch (option("--query")) {
  case "CommonPrefixes[].Prefix": {
    const folders = keys.filter((key) => key.slice(prefix.length).includes("/"));
    print([...new Set(folders.map((key) => key.slice(0, key.indexOf("/", prefix.length) + 1)))]);
    break;
  }
  case "Contents[?Size > \`0\`].Key": print(keys.filter((key) => objects[key].text !== "")); break;
  case "max_by(Contents, &LastModified).LastModified": print([keys.map(modified).sort().at(-1)]); break;
  default: refuse("unexpected query " + option("--query"), 99);
}
`;

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the script under `sh` with limits of 30 hours and 45 minutes. */
export function checkBucket(bucket: Bucket, { endpoint = "https://s3.example.org" } = {}): Outcome {
  const home = mkdtempSync(join(tmpdir(), "backup-validation-"));
  try {
    writeFileSync(join(home, "aws"), FAKE_AWS);
    chmodSync(join(home, "aws"), 0o755);
    // Ages count from before the script looks at the clock, or it would now and then see a minute less.
    writeFileSync(join(home, "bucket.json"), JSON.stringify({ ...bucket, made: Date.now() }));
    const limits = {
      name: "look",
      schedule: "0 3 * * *",
      image: "aws-cli:1",
      maxBackupAgeHours: 30,
      maxWalAgeMinutes: 45,
    };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", renderBackupValidation("shared", limits)], {
      encoding: "utf8",
      env: {
        PATH: `${home}:${process.env["PATH"]}`,
        HOME: home,
        FAKE_BUCKET: join(home, "bucket.json"),
        BUCKET: "backups",
        SERVER_NAME: "shared",
        ENDPOINT_URL: endpoint,
        ...(endpoint !== "" && { EXPECTED_ENDPOINT: endpoint }),
      },
    });
    return { code: status, output: stdout + stderr };
  } finally {
    rmSync(home, { recursive: true });
  }
}
