/** What the operating system's error codes mean to a person at 2 am. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than this process may write",
  EIO: "the disk reports an I/O error",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the path is too long for this file system",
  ENOENT: "it does not exist (any more)",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  ELOOP: "its path passes through a symlink",
  EBUSY: "it is in use",
};

/** Says why a file-system call failed. Anything else is a bug and is thrown on. */
export function explainDiskError(error: unknown): string {
  const code = diskErrorCode(error);
  if (code === undefined) throw error;
  return `${MEANINGS[code] ?? (error as Error).message} (${code})`;
}

/** The code of a failed file-system call, e.g. `ENOENT`; undefined for any other error. */
export function diskErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
