import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { AnswerPage } from "./answer/answer-page.tsx";
import { AskPage } from "./ask/ask-page.tsx";
import { KeptPage } from "./ask/kept-page.tsx";
import { Frame } from "./frame/frame.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { ImportPage } from "./import/import-page.tsx";
import { MeetingPage } from "./meeting/meeting-page.tsx";
import { ConsentsPage } from "./record/consents-page.tsx";
import { CorrectPage } from "./record/correct-page.tsx";
import { IntroducePage } from "./record/introduce-page.tsx";
import { LogPage } from "./record/log-page.tsx";
import { RecordPage } from "./record/record-page.tsx";
import { RecordsPage } from "./record/records-page.tsx";
import { RegisterPage } from "./record/register-page.tsx";
import { RingsPage } from "./rings/rings-page.tsx";
import { HeardPage } from "./work/heard-page.tsx";
import { InboxPage } from "./work/inbox-page.tsx";
import { IntroductionsPage } from "./work/introductions-page.tsx";

const MapPage = lazy(async () => ({ default: (await import("./map/map-page.tsx")).MapPage }));
const TiesPage = lazy(async () => ({ default: (await import("./ties/ties-page.tsx")).TiesPage }));

/** Every page of the app. The server sends the app for these paths (see src/http/web.ts). */
export function App() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<AskPage />} />
        <Route path="q/:question" element={<AnswerPage />} />
        <Route
          path="ties/:id"
          element={
            <Suspense>
              <TiesPage />
            </Suspense>
          }
        />
        <Route
          path="map"
          element={
            <Suspense>
              <MapPage />
            </Suspense>
          }
        />
        <Route path="heard" element={<HeardPage />} />
        <Route path="inbox" element={<InboxPage />} />
        <Route path="introductions" element={<IntroductionsPage />} />
        <Route path="rings" element={<RingsPage />} />
        <Route path="import" element={<ImportPage />} />
        <Route path="meeting" element={<MeetingPage />} />
        <Route path="record" element={<RecordsPage />} />
        <Route path="record/new/:noun" element={<RegisterPage />} />
        <Route path="record/:id" element={<RecordPage />} />
        <Route path="record/:id/correct" element={<CorrectPage />} />
        <Route path="record/:id/consents" element={<ConsentsPage />} />
        <Route path="introduce" element={<IntroducePage />} />
        <Route path="log" element={<LogPage />} />
        <Route path="kept" element={<KeptPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
