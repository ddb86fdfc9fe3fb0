import { Worker, type Transferable } from "node:worker_threads";

interface Waiting<Made> {
  readonly done: (made: Made) => void;
  readonly failed: (error: Error) => void;
}

/**
 * A function of a module in a thread of its own: begun with the first piece of work, one piece after the other, begun anew when it died. It keeps nobody from ending.
 * What is given to it and what it makes is copied, so both are plain data, and much of it is best given as arrays of numbers, to be transferred.
 */
export class WorkThread<Given extends readonly unknown[], Made> {
  readonly #module: URL;
  readonly #work: string;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting<Made>>();
  #next = 0;

  /** @param work what the function is called that the module exports */
  constructor(module: URL, work: string) {
    this.#module = module;
    this.#work = work;
  }

  /** @throws Error where the work fails, or the thread ends over it */
  async do(given: Given, transferred: readonly Transferable[] = []): Promise<Made> {
    const id = this.#next++;
    const worker = (this.#worker ??= this.#begun());
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      worker.ref();
      worker.postMessage({ id, given }, transferred);
    });
  }

  #begun(): Worker {
    const worker = new Worker(new URL("./work-thread.mjs", import.meta.url), {
      workerData: { module: this.#module.href, work: this.#work },
    });
    worker.unref();
    worker.on("message", (said: { id: number; made?: Made; error?: string }) => {
      const waiting = this.#waiting.get(said.id);
      this.#waiting.delete(said.id);
      if (this.#waiting.size === 0) worker.unref();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the function made
      if (said.error === undefined) waiting?.done(said.made as Made);
      else waiting?.failed(new Error(`${this.#work} failed: ${said.error}`));
    });
    worker.on("error", (error) => this.#ended(worker, error));
    worker.on("exit", (code) => this.#ended(worker, new Error(`The thread of ${this.#work} ended (${code}).`)));
    return worker;
  }

  #ended(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#waiting.forEach(({ failed }) => failed(reason));
    this.#waiting.clear();
  }
}
