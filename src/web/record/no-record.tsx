import { Link } from "react-router";
import { Title } from "../frame/title.tsx";
import { useWords } from "../words/index.ts";

/** Instead of a page about somebody or something that is not there, or not for whoever looks: the two are told alike. */
export function NoRecord() {
  const { marked, say } = useWords();
  return (
    <>
      <Title text={marked("record.none")} />
      <p>{say("record.noneWhy")}</p>
      <p>
        <Link to="/record">{say("record.title")}</Link>
      </p>
    </>
  );
}
