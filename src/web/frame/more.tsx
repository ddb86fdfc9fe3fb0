import { useWords } from "../words/index.ts";

/** The button that brings the next of a list; nothing where there is no more. */
export function More({ onMore }: { readonly onMore: (() => void) | undefined }) {
  const { say } = useWords();
  return onMore === undefined ? null : (
    <p className="actions">
      <button type="button" onClick={onMore}>
        {say("answer.more")}
      </button>
    </p>
  );
}
