import { Component, type ReactNode } from "react";
import { FileMissing } from "./file-missing.ts";

interface Props {
  /** What is shown instead, with a way to try again. */
  readonly instead: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a page that cannot be drawn from taking the whole app with it: what is around it stays, and so does what was being written. */
export class Mishap extends Component<Props, { readonly failed: unknown }> {
  override state: { readonly failed: unknown } = { failed: undefined };

  static getDerivedStateFromError(error: unknown): { failed: unknown } {
    return { failed: error };
  }

  override render(): ReactNode {
    const { instead, children } = this.props;
    const { failed } = this.state;
    if (failed === undefined) return children;
    return instead(() => (failed instanceof FileMissing ? location.reload() : this.setState({ failed: undefined })));
  }
}
