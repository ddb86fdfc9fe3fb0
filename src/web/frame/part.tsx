import { lazy, Suspense, useState, type FunctionComponent, type JSX, type ReactNode } from "react";
import { useWords } from "../words/index.ts";
import { FileMissing } from "./file-missing.ts";
import { Mishap } from "./mishap.tsx";

/**
 * A part of the app that lies in a file of its own: whoever does not need it does not wait for it. `load` fetches it before it is drawn. One that does not come
 * is a mishap of whatever it is drawn in.
 */
export function part<Props extends object>(
  fetch: () => Promise<FunctionComponent<Props>>,
  Meanwhile: FunctionComponent = () => null,
) {
  let Here: FunctionComponent<Props> | undefined;
  const load = async () => {
    Here = await fetch().catch((error: unknown) => {
      throw new FileMissing("A file of the app did not come.", { cause: error });
    });
    return { default: Here };
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it takes what the part takes
  const fetched = () => lazy(load) as unknown as FunctionComponent<Props>;
  function Part(props: Props & JSX.IntrinsicAttributes) {
    // What is here is drawn at once. Kept outside of what waits, or each look at what failed would fetch anew.
    const [shown] = useState(() => ({ As: Here ?? fetched() }));
    return (
      <Suspense fallback={<Meanwhile />}>
        <shown.As {...props} />
      </Suspense>
    );
  }
  return { load, Part };
}

/** Holds a part beside which a list says the same: the list stays when it does not come. */
export function Beside({ children }: { readonly children: ReactNode }) {
  return <Mishap instead={(again) => <NotHere onAgain={again} />}>{children}</Mishap>;
}

function NotHere({ onAgain }: { readonly onAgain: () => void }) {
  const { say } = useWords();
  return (
    <p className="picture">
      {say("trouble.unreachable")}{" "}
      <button type="button" onClick={onAgain}>
        {say("mishap.again")}
      </button>
    </p>
  );
}
