import { Fragment, type ReactNode } from "react";

/** Values of whatever kind in a row, with this between them. */
export function inARow(each: readonly ReactNode[], between: string): ReactNode {
  return each.map((one, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- a row comes whole and is never reordered
    <Fragment key={at}>
      {at > 0 && between}
      {one}
    </Fragment>
  ));
}
