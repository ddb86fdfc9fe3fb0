import { sendTo } from "../http/served.ts";

interface Page {
  readonly status: number;
  readonly url: URL;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** As much of a browser as a sign-in takes: it goes where it is sent, keeps each host's cookies, and says where a form comes from. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** An address beginning so is not gone to. */
  stopAt: string | null = null;

  cookies(of: string): Map<string, string> {
    const { host } = new URL(of);
    const kept = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, kept);
    return kept;
  }

  async open(url: string): Promise<Page> {
    return this.#go("GET", new URL(url));
  }

  /** One step only. */
  async visit(url: string): Promise<Page> {
    return this.#once("GET", new URL(url));
  }

  async post(url: string, form: Record<string, string>): Promise<Page> {
    return this.#go("POST", new URL(url), form);
  }

  /** Through the two forms of oidc-provider's own pages. */
  async signIn(url: string, name: string): Promise<Page> {
    const login = await this.open(url);
    const consent = await this.post(actionOf(login), { prompt: "login", login: name, password: "any" });
    return this.post(actionOf(consent), { prompt: "consent" });
  }

  async #go(method: string, url: URL, form?: Record<string, string>): Promise<Page> {
    let page = await this.#once(method, url, form);
    for (let steps = 0; page.status >= 300 && page.status < 400 && steps < 10; steps += 1) {
      const next = new URL(String(page.headers["location"]), page.url);
      if (this.stopAt !== null && next.href.startsWith(this.stopAt)) break;
      page = await this.#once("GET", next);
    }
    return page;
  }

  async #once(method: string, url: URL, form?: Record<string, string>): Promise<Page> {
    const kept = this.cookies(url.href);
    const answer = await sendTo(Number(url.port), {
      method,
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        cookie: [...kept].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form && { origin: url.origin, "content-type": "application/x-www-form-urlencoded" }),
      },
      body: form && new URLSearchParams(form).toString(),
    });
    for (const set of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const gone = /expires=([^;]+)/i.exec(set)?.[1];
      if (value === "" || (gone !== undefined && Date.parse(gone) < Date.now())) kept.delete(name);
      else kept.set(name, value);
    }
    return { ...answer, url };
  }
}

function actionOf({ text, url }: Page): string {
  const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error(`no form on ${url.href}: ${text.slice(0, 200)}`);
  return new URL(action, url).href;
}
