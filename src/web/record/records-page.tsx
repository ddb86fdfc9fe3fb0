import { Link, useNavigate } from "react-router";
import { ThingField } from "../ask/thing-field.tsx";
import { isId } from "../ask/names.ts";
import type { Label } from "../catalogue/catalogue.ts";
import { Title } from "../frame/title.tsx";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { RECORDED } from "./mutations.ts";

const FIND: Label = { ja: "名前かよみで探す", en: "Find by name or reading" };

/** Where a record is found, and a new one begun. */
export function RecordsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { roles } = useMe();
  return (
    <>
      <Title text={t("record.title")} />
      <div className="narrow find">
        <ThingField
          variable={{ name: "find", input: "thing", required: false, label: FIND }}
          nouns={RECORDED}
          value={undefined}
          onChange={(value) => {
            if (typeof value === "string" && isId(value)) void navigate(`/record/${value}`);
          }}
        />
      </div>
      {roles.includes("coordinator") && (
        <>
          <h2>{t("record.begin")}</h2>
          <ul className="cards">
            {RECORDED.map((noun) => (
              <li key={noun}>
                <Link className="card" to={`/record/new/${noun}`}>
                  {t(`record.new.${noun}`)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
