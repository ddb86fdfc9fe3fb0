import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import { Mishap } from "./mishap.tsx";
import { Title } from "./title.tsx";
import { isResident, useMe } from "../server/me.ts";
import { useWaiting } from "../server/waiting.ts";
import { useWords } from "../words/index.ts";
import { LanguageChoice, YearsChoice } from "./choices.tsx";

/** What is around every page. Moving to another page puts the focus on its heading, as a page load would. */
export function Frame() {
  const { t, say, marked } = useWords();
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
        {say("skip")}
      </a>
      <header className="top">
        <NavLink className="brand" to="/">
          {t("app")}
        </NavLink>
        <nav aria-label={t("nav.label")}>
          <NavLink to="/" end>
            {say("nav.ask")}
          </NavLink>
          <NavLink to="/map">{say("nav.map")}</NavLink>
          {me.roles.includes("coordinator") && (
            <>
              <NavLink to="/heard">{t("nav.heard")}</NavLink>
              <NavLink to="/inbox">{t("nav.inbox")}</NavLink>
              <NavLink to="/introductions">{t("nav.board")}</NavLink>
              <NavLink to="/rings">{t("nav.rings")}</NavLink>
              <NavLink to="/meeting">{t("nav.meeting")}</NavLink>
              <NavLink to="/record">{t("nav.record")}</NavLink>
            </>
          )}
          {me.roles.includes("administrator") && <NavLink to="/import">{t("nav.import")}</NavLink>}
          {isResident(me) && me.self !== null && (
            <>
              <NavLink to={`/record/${me.self}`} end>
                {say("nav.mine")}
              </NavLink>
              <NavLink to={`/record/${me.self}/consents`}>{say("nav.myConsents")}</NavLink>
            </>
          )}
          {(me.self !== null || me.roles.includes("auditor")) && <NavLink to="/log">{say("nav.log")}</NavLink>}
          <NavLink to="/kept">{say("nav.kept")}</NavLink>
        </nav>
        <div className="standing">
          <a href={me.by === "persona" ? "/persona" : "/account"}>
            {say("seenAs", { who: marked(`who.${role}`, { defaultValue: role }) })}
          </a>
          <LanguageChoice mayBeEasy={isResident(me)} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {/* Another page is another try. */}
        <Mishap key={pathname} instead={(again) => <Sorry onAgain={again} />}>
          <Outlet />
        </Mishap>
      </main>
      <Waiting />
      <footer className="bottom">
        {me.by === "persona" && <p>{say("invented")}</p>}
        <YearsChoice />
        {me.roles.includes("administrator") && <a href="/explore">{t("nav.explorer")}</a>}
      </footer>
    </>
  );
}

function Sorry({ onAgain }: { readonly onAgain: () => void }) {
  const { say, marked } = useWords();
  return (
    <>
      <Title text={marked("mishap.title")} />
      <div className="note trouble" role="alert">
        <p>{say("mishap.words")}</p>
        <button type="button" onClick={onAgain}>
          {say("mishap.again")}
        </button>
      </div>
    </>
  );
}

/** Says that the page waits, once that takes longer than one expects. */
function Waiting() {
  const { say } = useWords();
  const waiting = useWaiting();
  return (
    <p role="status" className={waiting ? "waiting" : "unseen"}>
      {waiting ? say("trouble.slow") : ""}
    </p>
  );
}
