import { Link } from "react-router";
import { useWords } from "../words/index.ts";
import { Title } from "./title.tsx";

export function NotFound() {
  const { t } = useWords();
  return (
    <>
      <Title text={t("notFound.title")} />
      <p>
        <Link to="/">{t("notFound.back")}</Link>
      </p>
    </>
  );
}
