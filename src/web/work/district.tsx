import { useState, type ReactNode } from "react";
import { isId } from "../ask/names.ts";
import { ThingField } from "../ask/thing-field.tsx";
import { useMe } from "../server/me.ts";
import { VARIABLE_WORDS } from "../words/fields.ts";

/** The district that a page is about, begun with the viewer's own, and the field that chooses another. */
export function useDistrict(): readonly [district: string, field: ReactNode] {
  const { districts } = useMe();
  const [said, setSaid] = useState(districts[0] ?? "");
  const [district, setDistrict] = useState(said);
  const field = (
    <div className="narrow">
      <ThingField
        variable={{ name: "district", input: "district", required: true, label: VARIABLE_WORDS["district"]! }}
        nouns={["District"]}
        value={said}
        onChange={(value) => {
          const next = typeof value === "string" ? value : "";
          setSaid(next);
          if (isId(next)) setDistrict(next);
        }}
      />
    </div>
  );
  return [district, field];
}
