import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import "@digital-go-jp/design-tokens/dist/tokens.css";
import "./look/look.css";
import "./look/work.css";
import "./look/words.css";
import "./look/record.css";
import { App } from "./app.tsx";
import { isResident, MeContext, whoAmI } from "./server/me.ts";
import { beginWords } from "./words/index.ts";

const me = await whoAmI();
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

// The text stands at once in the machine's own letters. Only a machine without Japanese letters fetches any of these, and only those that the page has.
requestAnimationFrame(() => void import("@fontsource-variable/noto-sans-jp/index.css"));
