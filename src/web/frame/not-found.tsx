import { Link } from "react-router";
import { useWords } from "../words/index.ts";
import { Title } from "./title.tsx";

export function NotFound() {
  const { marked, say } = useWords();
  return (
    <>
      <Title text={marked("notFound.title")} />
      <p>
        <Link to="/">{say("notFound.back")}</Link>
      </p>
    </>
  );
}
