// Preloaded into the process that is measured: only the process itself knows its peak memory on every system.
const { writeFileSync } = require("node:fs");

process.on("exit", () =>
  writeFileSync(process.env.TENANTRY_BENCH_PEAK_MEMORY ?? "", String(process.resourceUsage().maxRSS)),
);
