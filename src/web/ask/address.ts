/** The address of a question with its variables. They stand behind the # because that part of an address is never sent to a server, nor into its log. */
export type Variables = Readonly<Record<string, unknown>>;

export function addressOf(question: string, variables: Variables): string {
  return withHash(`/q/${question}`, variables);
}

/** Any page's address with what it is given. */
export function withHash(path: string, given: Variables): string {
  const said = Object.entries(given).filter(([, value]) => isSaid(value));
  return said.length > 0 ? `${path}#${encodeURIComponent(JSON.stringify(Object.fromEntries(said)))}` : path;
}

/** No variables, where the address holds none that can be read. */
export function variablesIn(hash: string): Variables {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(hash.replace(/^#/, "")));
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? Object.fromEntries(Object.entries(read))
      : {};
  } catch {
    return {};
  }
}

export function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
