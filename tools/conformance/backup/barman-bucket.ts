/** Objects of a bucket by key: text, and age in seconds. */
export type Objects = Readonly<Record<string, readonly [text: string, age: number]>>;

const HOUR = 3600;
/** Ages are a little more than asked for, as clocks and stores round: whole hours and minutes come out as they are here. */
const HOURS_SLACK = 600;
const MINUTES_SLACK = 10;

/** What the catalog `infra` calls its folder. */
export const SERVER = "shared-postgres";

/** A base backup as barman-cloud-backup uploads it (Barman 3.17, `barman/cloud.py`, `barman/infofile.py`). */
export interface BaseBackup {
  readonly endedHoursAgo: number;
  /** `DONE` by default; `FAILED` has no end time, `none` is a backup under way: `backup.info` is uploaded last. */
  readonly status?: "DONE" | "FAILED" | "STARTED" | "none";
  readonly server?: string;
  /** Name of the folder; by default what Barman makes of the time at which it began. */
  readonly id?: string;
  /** Of the offset as the instance's time zone has it. */
  readonly offsetMinutes?: number;
  /** Of the tar files: `.gz` by default. */
  readonly suffix?: string;
  /** A second that has no fraction is written without one. */
  readonly wholeSecond?: true;
}

export function storeBackup(backup: BaseBackup): Objects {
  const { endedHoursAgo, status = "DONE", server = SERVER, suffix = ".gz" } = backup;
  const age = endedHoursAgo * HOUR + HOURS_SLACK;
  const end = Date.now() - age * 1000;
  const begin = end - 600_000;
  const id = backup.id ?? new Date(begin).toISOString().replace(/[-:]|\.\d+Z/g, "");
  const folder = `${server}/base/${id}`;
  return {
    // Tablespaces go by the OID of theirs, and a tar of more than --max-archive-size has parts.
    [`${folder}/16385.tar${suffix}`]: ["tablespace", age],
    [`${folder}/data.tar${suffix}`]: ["data", age],
    [`${folder}/data_0001.tar${suffix}`]: ["more data", age],
    ...(status !== "none" && { [`${folder}/backup.info`]: [describe(backup, begin, end), age] }),
  };
}

/** `backup.info`: a line for each field, by name, empty ones as `None`. */
function describe(backup: BaseBackup, begin: number, end: number): string {
  const { status = "DONE", server = SERVER } = backup;
  const done = status === "DONE";
  const fields = {
    backup_label: done
      ? "'START WAL LOCATION: 0/2000028 (file 000000010000000000000002)\\nSTART TIME: now\\nLABEL: Barman status=FAILED\\n'"
      : null,
    begin_offset: 40,
    begin_time: printTime(begin, backup),
    begin_wal: "000000010000000000000002",
    begin_xlog: "0/2000028",
    compression: null,
    config_file: "/var/lib/postgresql/data/pgdata/postgresql.conf",
    copy_stats: done ? "{'total_time': 600.1, 'number_of_workers': 2}" : null,
    end_offset: done ? 312 : null,
    end_time: done ? printTime(end, backup) : null,
    end_wal: done ? "000000010000000000000002" : null,
    end_xlog: done ? "0/2000138" : null,
    error: status === "FAILED" ? "failure uploading data (status=DONE was never reached)" : null,
    hba_file: "/var/lib/postgresql/data/pgdata/pg_hba.conf",
    included_files: "['/var/lib/postgresql/data/pgdata/custom.conf']",
    mode: "concurrent",
    pgdata: "/var/lib/postgresql/data/pgdata",
    server_name: server,
    size: null,
    status,
    systemid: "7571234567890123456",
    tablespaces: "[('archive', 16385, '/var/lib/postgresql/tablespaces/archive/data')]",
    timeline: 1,
    version: 170_010,
    xlog_segment_size: 16_777_216,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value ?? "None"}\n`)
    .join("");
}

/** As Python prints a time with a zone: `2026-11-21 10:00:00.123456+00:00`. */
function printTime(time: number, { offsetMinutes = 0, wholeSecond }: BaseBackup): string {
  const [day, clock = ""] = new Date(time + offsetMinutes * 60_000).toISOString().split("T");
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const offset = `${offsetMinutes < 0 ? "-" : "+"}${two(Math.abs(offsetMinutes) / 60)}:${two(Math.abs(offsetMinutes) % 60)}`;
  return `${day} ${clock.slice(0, 8)}${wholeSecond ? "" : ".123456"}${offset}`;
}

export interface WalFile {
  readonly ageMinutes: number;
  readonly timeline?: number;
  /** The higher half of the WAL position. */
  readonly log?: number;
  readonly segment?: number;
  readonly server?: string;
  /** What follows the 24 digits: `.gz` by default, `` without compression, `.00000028.backup.gz`, `.partial.gz`. */
  readonly suffix?: string;
}

/** A file as barman-cloud-wal-archive uploads it: in a folder by timeline and log. */
export function storeWal(file: WalFile): Objects {
  const { timeline = 1, log = 0, segment = 1, server = SERVER, suffix = ".gz" } = file;
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, "0");
  const folder = hex(timeline) + hex(log);
  return {
    [`${server}/wals/${folder}/${folder}${hex(segment)}${suffix}`]: ["wal", file.ageMinutes * 60 + MINUTES_SLACK],
  };
}

/** A timeline's history file, which stands beside the folders. */
export function storeHistory(timeline: number, ageMinutes: number): Objects {
  const name = timeline.toString(16).toUpperCase().padStart(8, "0");
  return { [`${SERVER}/wals/${name}.history.gz`]: ["1\t0/5000000\tno recovery target specified\n", ageMinutes * 60] };
}

/** What servers have whose names begin like ours. */
export function storeAlike({
  hoursAgo,
  minutesAgo,
}: {
  readonly hoursAgo: number;
  readonly minutesAgo: number;
}): Objects {
  const servers = [`${SERVER}-2`, "shared"].map((server) => ({
    ...storeBackup({ endedHoursAgo: hoursAgo, server }),
    ...storeWal({ ageMinutes: minutesAgo, server }),
  }));
  return Object.assign({}, ...servers);
}
