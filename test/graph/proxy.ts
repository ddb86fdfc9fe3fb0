import { connect, createServer, type Socket } from "node:net";

/** A wire between the driver and the database that can be cut in the ways that real networks know. */
export interface Wire {
  readonly port: number;
  /** From now on nothing comes through in either direction, and nobody is told. */
  swallow(): void;
  /** From now on everything comes through again, for new connections. */
  mend(): void;
  /** Ends every connection with a reset, and takes no new one. */
  cut(): Promise<void>;
}

/** @param told what the driver is told in place of what the database says */
export async function wireTo(target: number, told: (said: Buffer) => Buffer = (said) => said): Promise<Wire> {
  const sockets = new Set<Socket>();
  let swallowing = false;
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    let lost = swallowing;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk: Buffer) => {
        lost ||= swallowing;
        if (!lost) to.write(from === far ? told(chunk) : chunk);
      });
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        if (!lost) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    port: address.port,
    swallow: () => {
      swallowing = true;
    },
    mend: () => {
      swallowing = false;
    },
    cut: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
  };
}
