import { useEffect, useRef } from "react";

/** What the server tells of a district as it happens (see src/http/live.ts): a kind and ids; names are asked for. */
interface News {
  readonly kind: string;
}

/** Hears of these kinds while the page is open. What is missed while the line is down is told when it is up again. */
export function useNews(district: string, kinds: readonly string[], onNews: (kind: string) => void): void {
  const heard = useRef(onNews);
  heard.current = onNews;
  const wanted = kinds.join(" ");
  useEffect(() => {
    if (district === "") return;
    const line = new EventSource(`/live?${new URLSearchParams({ district }).toString()}`);
    line.addEventListener("message", ({ data }: MessageEvent<string>) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's words
      const { kind } = JSON.parse(data) as News;
      if (wanted.split(" ").includes(kind)) heard.current(kind);
    });
    return () => line.close();
  }, [district, wanted]);
}
