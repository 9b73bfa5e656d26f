/** What a file system holds, in bytes. */
export interface FileSystemUse {
  readonly path: string;
  readonly used: number;
  readonly available: number;
}

/** `df -Pk PATH…` prints one line for each path, in their order; the file system's own name may be anything. */
export function writeDf(paths: readonly string[]): readonly string[] {
  return ["df", "-Pk", ...paths];
}

/** @param paths those that were asked for; one that df could not look at is left out */
export function readDf(text: string, paths: readonly string[]): readonly FileSystemUse[] {
  const rows = text.split(/\r?\n/).flatMap((line) => {
    const match = /\s\d+\s+(\d+)\s+(\d+)\s+\d+%\s+(\/.*)$/.exec(line);
    return match === null
      ? []
      : [{ mount: match[3] ?? "", used: Number(match[1]) * 1024, available: Number(match[2]) * 1024 }];
  });
  return paths.flatMap((path) => {
    // The mount itself, not a file system around it: nothing would be mounted there then.
    const row = rows.find(({ mount }) => mount === path);
    return row === undefined ? [] : [{ path, used: row.used, available: row.available }];
  });
}
