/** A heap for ten times the answer that is taken, and far less than a machine has. */
export const MOST_MEBIBYTES = 1024;

/** Under Node's permission model there are no writes, processes, worker threads or native code, but reads. */
export const SANDBOX = [
  process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission",
  "--allow-fs-read=*",
  "--disable-warning=ExperimentalWarning",
  `--max-old-space-size=${MOST_MEBIBYTES}`,
] as const;
