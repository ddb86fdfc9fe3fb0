import { Component, type ReactNode } from "react";

interface Props {
  /** What is shown instead, with a way to try again. */
  readonly instead: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a page that cannot be drawn from taking the whole app with it: what is around it stays, and so does what was being written. */
export class Mishap extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { instead, children } = this.props;
    return this.state.failed ? instead(() => this.setState({ failed: false })) : children;
  }
}
