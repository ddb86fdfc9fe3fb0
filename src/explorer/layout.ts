import type { Response } from "express";

export function page(response: Response, status: number, html: string): void {
  response.status(status).type("html").send(html);
}

/** A page in the one look; `main` is HTML, so nothing that a caller sent may be in it. */
export function layout(title: string, main: string): string {
  return `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/local/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/local/local.css">
  </head>
  <body>
    <main>
    ${main}
    </main>
  </body>
</html>
`;
}
