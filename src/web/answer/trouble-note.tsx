import type { Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";

/** Why there is no answer, and what to do; what was filled in stays. */
export function TroubleNote({ trouble, onAgain }: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  const { say, tongue } = useWords();
  const words = "message" in trouble ? inOneTongue(trouble.message, tongue) : say(`trouble.${trouble.kind}`);
  return (
    <div className="note trouble" role="alert">
      <p>{words}</p>
      {trouble.kind === "signed out" ? (
        <a className="button" href="/sign-in" target="_blank" rel="noreferrer">
          {say("trouble.signIn")}
        </a>
      ) : null}
      {trouble.kind !== "forbidden" && (
        <button type="button" onClick={onAgain}>
          {say("trouble.again")}
        </button>
      )}
    </div>
  );
}

/** The server's messages come in both languages, “日本語 / English”. */
export function inOneTongue(message: string, tongue: "ja" | "en"): string {
  const at = message.indexOf(" / ");
  if (at < 0) return message;
  return tongue === "ja" ? message.slice(0, at) : message.slice(at + 3);
}
