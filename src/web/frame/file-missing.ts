/** A file of the app did not come. A browser remembers that for as long as the page lives: only the page loaded anew asks for it again. */
export class FileMissing extends Error {
  override name = "FileMissing";
}
