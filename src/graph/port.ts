import { createServer } from "node:net";

/** Listens there for a moment. The port that it got, or null when it may not have it. */
async function tried(port: number, at = "127.0.0.1"): Promise<number | null> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, at, () => resolve(true));
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return listens && typeof address === "object" && address !== null ? address.port : null;
}

export async function portIsFree(port: number, at?: string): Promise<boolean> {
  return (await tried(port, at)) !== null;
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const port = await tried(0);
  if (port === null) throw new Error("this machine has no free port on 127.0.0.1");
  return port;
}
