import { useId } from "react";
import { useWords } from "../words/index.ts";

export const ORDERS = ["RANK", "READING"] as const;
export type Order = (typeof ORDERS)[number];

/** In which order a list stands: as it was ranked, or as its names are read (五十音). */
export function OrderChoice({ order, onChange }: { readonly order: Order; readonly onChange: (next: Order) => void }) {
  const { t, say } = useWords();
  const id = useId();
  return (
    <p className="order unprinted">
      <label htmlFor={id}>{say("answer.order")}</label>
      <select
        id={id}
        value={order}
        onChange={({ target }) => onChange(ORDERS.find((each) => each === target.value) ?? "RANK")}
      >
        {ORDERS.map((each) => (
          <option key={each} value={each}>
            {t(`answer.orders.${each}`)}
          </option>
        ))}
      </select>
    </p>
  );
}
