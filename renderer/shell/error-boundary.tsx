import { Component, type ReactNode } from 'react';

interface Props {
  /** `again` tries to draw everything anew. */
  fallback(report: string, again: () => void): ReactNode;
  children: ReactNode;
}

/**
 * Keeps the window from going white: when a screen cannot be drawn, or the main process does not answer a request,
 * the fallback is shown with a report.
 */
export class ErrorBoundary extends Component<Props, { report: string | null }> {
  override state: { report: string | null } = { report: null };

  static getDerivedStateFromError(error: unknown) {
    return { report: reportOf(error) };
  }

  override componentDidMount() {
    window.addEventListener('unhandledrejection', this.#rejected);
  }

  override componentWillUnmount() {
    window.removeEventListener('unhandledrejection', this.#rejected);
  }

  readonly #rejected = (event: PromiseRejectionEvent) => this.setState({ report: reportOf(event.reason) });

  readonly #again = () => this.setState({ report: null });

  override render() {
    const { report } = this.state;
    return report === null ? this.props.children : this.props.fallback(report, this.#again);
  }
}

function reportOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
