/** Three things to try, for somebody who has just started Musubi for the first time. */
export function thingsToTry(url: string): string {
  return [
    `  1. Ask in the browser:     ${url}/explore`,
    `  2. Ask from the console:   curl -s ${url}/graphql -H 'content-type: application/json' -H 'x-musubi-persona: coordinator' \\`,
    `                               -d '{"query":"{ search(text: \\"買い物\\", first: 3) { nodes { id name } } }"}'`,
    "  3. Bring your own town:    npm run import -- FILE…   (facilities as CSV, shelters and school districts as GeoJSON)",
  ].join("\n");
}
