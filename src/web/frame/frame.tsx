import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import { useMe } from "../server/me.ts";
import { speak, useWords, type Tongue } from "../words/index.ts";

/** What is around every page. Moving to another page puts the focus on its heading, as a page load would. */
export function Frame() {
  const { t, tongue } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  const role = me.persona ?? me.roles[0] ?? "nobody";
  return (
    <>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t("skip")}
      </a>
      <header className="top">
        <NavLink className="brand" to="/">
          {t("app")}
        </NavLink>
        <nav aria-label={t("nav.label")}>
          <NavLink to="/" end>
            {t("nav.ask")}
          </NavLink>
          {me.roles.includes("coordinator") && (
            <>
              <NavLink to="/heard">{t("nav.heard")}</NavLink>
              <NavLink to="/inbox">{t("nav.inbox")}</NavLink>
              <NavLink to="/introductions">{t("nav.board")}</NavLink>
              <NavLink to="/rings">{t("nav.rings")}</NavLink>
              <NavLink to="/meeting">{t("nav.meeting")}</NavLink>
            </>
          )}
          {me.roles.includes("administrator") && <NavLink to="/import">{t("nav.import")}</NavLink>}
          <NavLink to="/kept">{t("nav.kept")}</NavLink>
        </nav>
        <div className="standing">
          <a href={me.by === "persona" ? "/persona" : "/account"}>
            {t("seenAs", { who: t(`who.${role}`, { defaultValue: role }) })}
          </a>
          <LanguageChoice now={tongue} label={t("language")} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="bottom">
        {me.by === "persona" && <p>{t("invented")}</p>}
        {me.roles.includes("administrator") && <a href="/explore">{t("nav.explorer")}</a>}
      </footer>
    </>
  );
}

const TONGUES: readonly (readonly [Tongue, string])[] = [
  ["ja", "日本語"],
  ["en", "English"],
];

function LanguageChoice({ now, label }: { now: Tongue; label: string }) {
  return (
    <div className="languages" role="group" aria-label={label}>
      {TONGUES.map(([tongue, name]) => (
        <button
          key={tongue}
          type="button"
          lang={tongue}
          className="quiet"
          aria-pressed={tongue === now}
          onClick={() => void speak(tongue)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
