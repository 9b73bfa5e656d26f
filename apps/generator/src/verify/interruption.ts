const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * What signals mean to a run that has to clean up: the first one ends what is going on, and lets a clean-up finish; the second
 * ends that too.
 */
export class Interruption {
  private readonly signals: NodeJS.Signals[] = [];
  private isCleaning = false;
  private controller = new AbortController();
  private readonly listener = (signal: NodeJS.Signals): void => this.receive(signal);

  watch(): void {
    for (const signal of SIGNALS) process.on(signal, this.listener);
  }

  /** Gives the signals their usual meaning back. */
  stop(): void {
    for (const signal of SIGNALS) process.off(signal, this.listener);
  }

  /** Aborted when what is going on now has to end. */
  readonly signal = (): AbortSignal => this.controller.signal;

  /** The first one. */
  caught(): NodeJS.Signals | undefined {
    return this.signals[0];
  }

  /** Whether not even the clean-up may finish. */
  isFinal(): boolean {
    return this.isCleaning ? this.controller.signal.aborted : this.signals.length > 1;
  }

  /** Runs what has to be done also after a first signal. */
  async cleanUp<T>(work: () => Promise<T>): Promise<T> {
    if (this.signals.length < 2) this.controller = new AbortController();
    this.isCleaning = true;
    try {
      return await work();
    } finally {
      this.isCleaning = false;
      if (this.signals.length > 0) this.controller.abort();
    }
  }

  private receive(signal: NodeJS.Signals): void {
    this.signals.push(signal);
    if (!this.isCleaning || this.signals.length > 1) this.controller.abort();
  }
}
