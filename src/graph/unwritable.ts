import { OperatorFault, type Words } from "./fault.ts";

const WHY: Readonly<Record<string, Words>> = {
  ENOENT: { ja: "その場所がありません", en: "there is no such place" },
  ENOTDIR: { ja: "途中にファイルがあります", en: "a file is in its way" },
  EEXIST: { ja: "途中にファイルがあります", en: "a file is in its way" },
  EISDIR: { ja: "フォルダーです", en: "it is a folder" },
  EACCES: { ja: "書く権利がありません", en: "you have no right to" },
  EPERM: { ja: "書く権利がありません", en: "you have no right to" },
  EROFS: { ja: "読むだけのディスクです", en: "its disk is there to be read only" },
  ENOSPC: { ja: "ディスクがいっぱいです", en: "its disk is full" },
  EDQUOT: { ja: "使える分のディスクがいっぱいです", en: "your share of its disk is full" },
};

/** What the system says of a path that it cannot write to, as one sentence with the mend. Any other failure passes unchanged. */
export function unwritable(path: string, error: unknown, mend: Words): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error;
  const why = WHY[String(error.code)];
  if (why === undefined) return error;
  return new OperatorFault(
    {
      ja: `${path} に書けません（${why.ja}）。そこを直すか、${mend.ja}`,
      en: `${path} cannot be written to (${why.en}); mend that, or ${mend.en}`,
    },
    { cause: error },
  );
}

/** The same of a home. It is made where it is not, so that whatever is absent there is no trouble of its place. */
export function unwritableHome(home: string, error: unknown): unknown {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return error;
  return unwritable(home, error, {
    ja: "書けるフォルダーを MUSUBI_HOME で指定してください。",
    en: "let MUSUBI_HOME name a folder that you can write to.",
  });
}
