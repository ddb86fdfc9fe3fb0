import { request, type IncomingHttpHeaders } from "node:http";
import { until } from "../graph/processes.ts";

/** One message, as a browser's EventSource would hand it on. */
export interface Message {
  readonly event: string;
  readonly id: string;
  readonly data: { kind: string; at: string; things: { id: string; noun: string }[] };
}

/** A line to /live, read as the standard says (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class Line {
  status = 0;
  headers: IncomingHttpHeaders = {};
  text = "";
  ended = false;
  readonly #close: () => void;

  constructor(port: number, district: string, headers: Record<string, string> = {}) {
    const sent = request({
      host: "127.0.0.1",
      port,
      path: `/live?district=${encodeURIComponent(district)}`,
      headers: { accept: "text/event-stream", ...headers },
      agent: false,
    });
    sent.on("response", (response) => {
      this.status = response.statusCode ?? 0;
      this.headers = response.headers;
      response.setEncoding("utf8").on("data", (chunk: string) => (this.text += chunk));
    });
    sent.on("error", () => undefined);
    sent.on("close", () => (this.ended = true));
    sent.end();
    this.#close = () => sent.destroy();
  }

  get blocks(): string[] {
    return this.text.split("\n\n").slice(0, -1);
  }

  get messages(): Message[] {
    return this.blocks.flatMap((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
      const data = field("data");
      return data === undefined
        ? []
        : [{ event: field("event") ?? "message", id: field("id") ?? "", data: JSON.parse(data) }];
    });
  }

  /** What happened, without what the line says of itself. */
  get news(): Message[] {
    return this.messages.filter(({ event }) => event === "message");
  }

  /** What a browser would send when it comes again. */
  get lastId(): string {
    return /^id: (.*)$/m.exec(this.blocks.findLast((block) => /^id: /m.test(block)) ?? "")?.[1] ?? "";
  }

  async open(): Promise<this> {
    await until(() => this.messages.length > 0 || this.ended, 10_000);
    return this;
  }

  /** Waits until so many things happened; returns how many milliseconds it took. */
  async hears(many: number, atMost = 10_000): Promise<number> {
    return until(() => this.news.length >= many, atMost);
  }

  close(): void {
    this.#close();
  }
}
