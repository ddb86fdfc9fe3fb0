import { useRef, useState, type DragEvent } from "react";
import { useWords } from "../words/index.ts";

/** What the server takes at once (see src/http/import.ts). */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 50;

/** Files, chosen by button or dropped here; each can be taken out again. */
export function ChooseFiles({
  files,
  missing,
  onChange,
}: {
  readonly files: readonly File[];
  readonly missing: boolean;
  readonly onChange: (files: readonly File[]) => void;
}) {
  const { t, number } = useWords();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const total = files.reduce((sum, { size }) => sum + size, 0);

  const add = (chosen: readonly File[]): void => {
    // Of the same name the one chosen last.
    const names = chosen.map(({ name }) => name);
    onChange([...files.filter(({ name }) => !names.includes(name)), ...chosen]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const wrong = missing
    ? t("import.none")
    : files.length > MOST_FILES
      ? t("import.many", { count: MOST_FILES })
      : total > MOST_BYTES
        ? t("import.large", { most: MOST_BYTES / 1024 / 1024 })
        : "";
  return (
    <div
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id="import-files-title">{t("import.files")}</h2>
      <p className="hint" id="import-files-hint">
        {t("import.kinds", { most: MOST_BYTES / 1024 / 1024 })}
      </p>
      <input
        ref={input}
        id="import-files"
        className="unseen"
        type="file"
        multiple
        accept=".csv,.txt,.tsv,.json,.geojson"
        aria-invalid={wrong !== ""}
        aria-describedby="import-files-hint import-files-error"
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file may be chosen again, once it was changed.
          target.value = "";
        }}
      />
      {/* The browser's own button speaks the browser's language, and says “no file” when there are some. */}
      <label htmlFor="import-files" className="button">
        {t("import.choose")}
      </label>
      <p id="import-files-error" className="error" role="alert">
        {wrong}
      </p>
      {files.length > 0 && (
        <ul className="chosen">
          {files.map(({ name, size }) => (
            <li key={name}>
              {name}（{number(Math.ceil(size / 1024))} KB）
              <button
                type="button"
                className="quiet"
                aria-label={t("form.remove", { name })}
                onClick={() => {
                  onChange(files.filter((file) => file.name !== name));
                  input.current?.focus();
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
