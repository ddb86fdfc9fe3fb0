/** What the welcome asks of the demo city: one question, in words that nobody has prepared. */
export const FIRST_QUESTION =
  '{ whoCanHelp(district: "みどり", topic: "膝が悪くて買い物に行けない", first: 3) { candidates { edges { node { party { name } reasons { sentence(language: JA) } } } } } }';

/** Three things to try, for somebody who has just started Musubi for the first time. */
export function thingsToTry(url: string, { signIn = false } = {}): string {
  if (signIn)
    return [
      `  人は ${url}/ でサインインします / People sign in at ${url}/`,
      `  プログラムはアクセストークンを付けて / Programs send their access token to ${url}/graphql`,
    ].join("\n");
  return [
    "  1. コーディネーターとして、ブラウザで聞く / Ask in the browser, with a coordinator's eyes:",
    `     ${url}/persona`,
    "  2. みどり校区で、膝が悪くて買い物に行けない人を手伝えるのはだれか、端末から聞く",
    "     Ask from the console who in Midori can help somebody whose knees are bad with her shopping:",
    `     curl -s ${url}/graphql -H 'content-type: application/json' -H 'x-musubi-persona: coordinator' \\`,
    `       -d '${JSON.stringify({ query: FIRST_QUESTION })}'`,
    "  3. 自分のまちを入れる：公共施設一覧（CSV）・避難所と学区（GeoJSON）",
    "     Bring your own town, as facilities (CSV), shelters and school districts (GeoJSON):",
    "     npm run import -- FILE…",
  ].join("\n");
}
