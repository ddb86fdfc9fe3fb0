import type { Role } from "../trust/viewer.ts";
import { layout } from "./layout.ts";

/** The pages of a Musubi that people sign in to. Nobody's name is on them: Musubi does not ask the issuer for it. */

export type Standing = "session" | "stranger" | "no browser sign-in";

export function front(standing: Standing, roles: readonly Role[]): string {
  const shown = roles.map((role) => `<strong>${role}</strong>`).join("、") || "<strong>—</strong>";
  const who: Readonly<Record<Standing, string>> = {
    session: `<p>サインインしています。役割：${shown}</p>
    <p lang="en">You are signed in, in the capacity of: ${shown}</p>
    <form method="post" action="/sign-out"><button type="submit">サインアウト <span lang="en">(sign out)</span></button></form>`,
    stranger: `<p><a href="/sign-in">サインイン <span lang="en">(sign in)</span></a></p>`,
    "no browser sign-in": `<p>この Musubi には、プログラムだけがアクセストークンで入れます。</p>
    <p lang="en">This Musubi is for programs with an access token; signing in with a browser is not set up.</p>`,
  };
  return layout(
    "Musubi",
    `<h1>Musubi</h1>
    ${who[standing]}
    <h2>次に <span lang="en">(next)</span></h2>
    <ul>
      <li><a href="/">たずねる <span lang="en">(ask)</span></a></li>
      <li><a href="/explore">エクスプローラー <span lang="en">(explorer)</span></a>：administrator の役割の人に開きます。 <span lang="en">Opens for the administrator.</span></li>
      <li><a href="/health">健康状態 <span lang="en">(health)</span></a></li>
    </ul>`,
  );
}

export function explorerAsksToSignIn(): string {
  return layout(
    "Musubi — サインイン",
    `<h1>サインインしてください</h1>
    <p>サインインがまだか、時間が過ぎました（最長一時間です）。</p>
    <p lang="en">You are not signed in, or your session has ended (it lasts an hour at most).</p>
    <p><a href="/sign-in?then=/explore">サインイン <span lang="en">(sign in)</span></a></p>`,
  );
}

export function explorerIsForOthers(): string {
  return layout(
    "Musubi — エクスプローラー",
    `<h1>エクスプローラーは administrator だけが使えます</h1>
    <p>あなたの役割では開きません。必要なときは、Musubi の管理者に相談してください。</p>
    <p lang="en">The explorer opens for the administrator only. If you need it, ask whoever runs Musubi.</p>
    <p><a href="/">はじめのページ <span lang="en">(front page)</span></a></p>`,
  );
}

export function signInFailed(): string {
  return layout(
    "Musubi — サインイン",
    `<h1>サインインできませんでした</h1>
    <p>時間が過ぎたか、途中でやめたか、組織のサインインがこの Musubi を認めませんでした。もう一度お試しください。続くときは、Musubi の管理者に伝えてください。</p>
    <p lang="en">It took too long, was broken off, or your organisation's sign-in did not vouch for you here. Try again; if it goes on, tell whoever runs Musubi.</p>
    <p><a href="/sign-in">もう一度 <span lang="en">(try again)</span></a></p>`,
  );
}

export function signInIssuerAway(): string {
  return layout(
    "Musubi — サインイン",
    `<h1>いま組織のサインインのサーバーに届きません</h1>
    <p>少し待ってから、もう一度お試しください。</p>
    <p lang="en">The sign-in server of your organisation cannot be reached just now. Try again in a moment.</p>
    <p><a href="/sign-in">もう一度 <span lang="en">(try again)</span></a></p>`,
  );
}

/** @param elsewhere the issuer's own sign-out page, from its discovery document */
export function signedOut(elsewhere: string | null): string {
  const link = elsewhere?.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const also = `<p><a href="${link}">組織のサインインからも出る <span lang="en">(sign out of your organisation's sign-in too)</span></a></p>`;
  return layout(
    "Musubi — サインアウト",
    `<h1>サインアウトしました</h1>
    <p lang="en">You are signed out of Musubi.</p>
    ${link === undefined ? "" : also}
    <p><a href="/">はじめのページ <span lang="en">(front page)</span></a></p>`,
  );
}
