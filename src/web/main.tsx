import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import "@digital-go-jp/design-tokens/dist/tokens.css";
import "./look/look.css";
import "./look/work.css";
import "./look/words.css";
import "./look/record.css";
import "./look/map.css";
import "./look/ties.css";
import { App } from "./app.tsx";
import { isResident, MeContext, whoAmI } from "./server/me.ts";
import { letters } from "./look/letters.ts";
import { fetchOtherPages, fetchPageAt } from "./pages.tsx";
import { beginWords } from "./words/index.ts";
import { en } from "./words/en.ts";
import { ja } from "./words/ja.ts";

const [me] = await Promise.all([
  whoAmI(),
  // Those at the top of every page: what is laid out anew up there pushes everything below it.
  letters(Object.values(ja.nav).concat(Object.values(en.nav)).join("") + ja.heard.lead + ja.tagline),
  fetchPageAt(location.pathname),
]);
await beginWords(isResident(me));

const root = document.getElementById("app");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MeContext.Provider value={me}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </MeContext.Provider>
    </StrictMode>,
  );
}

void fetchOtherPages();
