import { isatty } from "node:tty";
import { writeStream } from "./write-stream.ts";

/** From then on a person wonders whether anything happens. */
const PATIENCE_MILLISECONDS = 1000;

export interface Terminal {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly isTerminal: () => boolean;
  readonly write: (text: string) => void;
}

const STDERR: Terminal = {
  now: () => performance.now(),
  isTerminal: () => isatty(2),
  write: (text) => writeStream("stderr", text),
};

/** One line on a terminal that says how far a long run is; nothing for a short one or a log. */
export class Progress {
  private readonly doing: string;
  private readonly terminal: Terminal;
  private readonly start: number;
  private isShown = false;

  /** @param doing e.g. `rendering` */
  constructor(doing: string, terminal: Terminal = STDERR) {
    this.doing = doing;
    this.terminal = terminal;
    this.start = terminal.now();
  }

  /** @param done how many came before; @param name of the one that is next */
  step(done: number, total: number, name: string): void {
    if (this.terminal.now() - this.start < PATIENCE_MILLISECONDS || !this.terminal.isTerminal()) return;
    this.isShown = true;
    this.terminal.write(`\r\x1b[K${this.doing} ${done + 1} of ${total}: ${name}`);
  }

  /** Leaves the line empty for what is printed next. */
  end(): void {
    if (this.isShown) this.terminal.write("\r\x1b[K");
    this.isShown = false;
  }
}
