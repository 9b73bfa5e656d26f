/** Work that is done however the process ends, Ctrl-C included; it may not wait. SIGKILL alone prevents it. */
const works = new Set<() => void>();

export function atEnd(work: () => void): void {
  works.add(work);
}

function doAll(): void {
  for (const work of works) work();
  works.clear();
}

process.once("exit", doAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    doAll();
    process.kill(process.pid, signal);
  });
}
