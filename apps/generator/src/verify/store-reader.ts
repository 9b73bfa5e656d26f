import { type Exchange, type HttpReader, type Trouble, Unanswered } from "@tenantry/validation-kit";
import { quoteCommand } from "./kubectl/quote-command.ts";

export interface StoreOptions {
  /** Without a slash at its end; may hold a user and a password. */
  readonly url: string;
  readonly timeoutSeconds: number;
  readonly signal: () => AbortSignal;
}

/** Reads a metrics or logs store over HTTP. One for each check: the transcript is that check's. */
export class StoreReader implements HttpReader {
  readonly transcript: Exchange[] = [];
  private readonly options: StoreOptions;
  private readonly headers: Record<string, string>;
  private readonly base: string;

  constructor(options: StoreOptions) {
    this.options = options;
    const { username, password } = new URL(options.url);
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const basic = Buffer.from(credentials, "utf8").toString("base64");
    // fetch refuses addresses with credentials.
    this.headers = credentials === ":" ? {} : { authorization: `Basic ${basic}` };
    this.base = options.url.replace(/^([a-z]+:\/\/)[^/]*@/, "$1").replace(/\/+$/, "");
  }

  async get(path: string): Promise<string> {
    const url = `${this.base}${path}`;
    const command = quoteCommand(["curl", "-sS", url]);
    const { timeoutSeconds, signal } = this.options;
    const limit = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const signals = AbortSignal.any([signal(), limit]);
      const response = await fetch(url, { headers: this.headers, signal: signals });
      const body = await response.text();
      this.transcript.push({ command, output: body });
      if (response.ok) return body;
      throw new Unanswered(refused(url, response.status, body));
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      const trouble = signal().aborted
        ? interrupted(url)
        : limit.aborted
          ? late(url, timeoutSeconds)
          : away(url, error);
      this.transcript.push({ command, output: trouble.message });
      throw new Unanswered(trouble);
    }
  }
}

function refused(url: string, status: number, body: string): Trouble {
  const kind = status === 401 ? "unauthorized" : status === 403 ? "forbidden" : "unreachable";
  const message = `${url} answers with ${status}: ${body.slice(0, 200).trim()}`;
  return {
    kind,
    message,
    help: "check the address, and whether the store asks for a login: https://USER:PASSWORD@HOST",
  };
}

function interrupted(url: string): Trouble {
  return { kind: "interrupted", message: `the request to ${url} was interrupted`, help: "run the same command again" };
}

function late(url: string, seconds: number): Trouble {
  const help = "look at the store; --timeout SECONDS waits longer";
  return { kind: "timeout", message: `${url} gave no answer within ${seconds} seconds`, help };
}

function away(url: string, error: unknown): Trouble {
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  const why = cause?.code ?? cause?.message ?? String(error);
  const help =
    "is the store reachable from here? `kubectl port-forward` leads to one inside of the cluster; --metrics-url and --logs-url take its address";
  return { kind: "unreachable", message: `${url} cannot be reached: ${why}`, help };
}
