import { Route, Routes } from "react-router";
import { Frame } from "./frame/frame.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { PAGES } from "./pages.tsx";

/** Every page within the one frame. */
export function App() {
  return (
    <Routes>
      <Route element={<Frame />}>
        {PAGES.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
