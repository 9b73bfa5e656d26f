import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findPort } from "../../../tools/free-port.ts";

/** `PROMETHEUS` chooses one of several that are installed. */
const PROMETHEUS = process.env["PROMETHEUS"] ?? "prometheus";
const START_SECONDS = 30;

export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A Prometheus over blocks that are there already. */
export class Prometheus {
  private readonly process: ChildProcess;
  private readonly address: string;

  private constructor(process: ChildProcess, address: string) {
    this.process = process;
    this.address = address;
  }

  /**
   * @param folder holds the blocks in `data`
   * @throws Error that says how to install it, where it is missing
   */
  static async start(folder: string): Promise<Prometheus> {
    writeFileSync(join(folder, "prometheus.yml"), "{}\n");
    const host = `127.0.0.1:${await findPort()}`;
    const args = ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--storage.tsdb.retention.time=100y"];
    const child = spawn(PROMETHEUS, [...args, `--web.listen-address=${host}`], { cwd: folder, stdio: "ignore" });
    let failure = "";
    child.once("error", ({ message }) => {
      failure = `${message}: install it with \`apt-get install prometheus\`, or set PROMETHEUS to its path`;
    });
    const started = new Prometheus(child, `http://${host}`);
    for (let attempt = 0; attempt < START_SECONDS * 10; attempt += 1) {
      const response = await fetch(`${started.address}/-/ready`).catch(() => undefined);
      if (response?.ok) return started;
      if (failure !== "" || child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    child.kill();
    throw new Error(`cannot run ${PROMETHEUS} (${failure || `no answer, exit code ${child.exitCode}`})`);
  }

  /** @param time in seconds @throws Error with its answer, where it refuses the expression */
  async query(expr: string, time: number): Promise<Sample[]> {
    const body = new URLSearchParams({ query: expr, time: String(time) });
    const response = await fetch(`${this.address}/api/v1/query`, { method: "POST", body });
    const answer = (await response.json()) as {
      readonly error?: string;
      readonly data?: {
        readonly result: readonly { readonly metric: Sample["metric"]; readonly value: [number, string] }[];
      };
    };
    if (answer.data === undefined) throw new Error(`${answer.error}: ${expr}`);
    return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  stop(): void {
    this.process.kill();
  }
}
