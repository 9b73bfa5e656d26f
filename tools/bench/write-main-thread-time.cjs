// Preloaded into the process that is measured. Linux alone counts a thread's own time; the wall's counts everybody's.
const { readFileSync, writeFileSync } = require("node:fs");

process.on("exit", () => {
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
  writeFileSync(process.env.TENANTRY_BENCH_MAIN_THREAD ?? "", String(Number(nanoseconds) / 1e6));
});
