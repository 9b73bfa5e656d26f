import { connect, createServer, type Server, type Socket } from "node:net";

/** What a Service is: an address of its own that leads to whoever is ready. */
export interface Service {
  readonly host: string;
  readonly port: number;
  /** Where new connections go; undefined: nobody is ready, and they are refused. Those that stand stay. */
  leadTo(port: number | undefined): void;
  /** Lets nothing through from now on, as a network that has fallen apart: neither side is told. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

export async function openService(host: string, port: number): Promise<Service> {
  let target: number | undefined;
  let isHeld = false;
  const pairs = new Set<readonly [Socket, Socket]>();
  const server: Server = createServer((client) => {
    if (target === undefined) {
      client.on("error", () => undefined);
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on("data", (data) => {
        // What was read while nothing gets through is lost, as are packets.
        if (isHeld) return;
        if (!to.write(data)) from.pause();
      });
      to.on("drain", () => from.resume());
      from.on("error", () => to.destroy());
      from.on("close", () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const cut = () => {
    for (const sockets of pairs) for (const socket of sockets) socket.destroy();
  };
  return {
    host,
    port: typeof address === "object" && address !== null ? address.port : port,
    leadTo: (next) => {
      target = next;
    },
    hold: () => {
      isHeld = true;
    },
    release: () => {
      // Streams with a hole in them are of no use to anybody.
      cut();
      isHeld = false;
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
