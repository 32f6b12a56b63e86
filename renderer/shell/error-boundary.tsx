import { Component, type ReactNode } from 'react';

interface Props {
  fallback(report: string): ReactNode;
  children: ReactNode;
}

/** Keeps the window from going white when a screen cannot be drawn. */
export class ErrorBoundary extends Component<Props, { report: string | null }> {
  override state: { report: string | null } = { report: null };

  static getDerivedStateFromError(error: unknown) {
    return { report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override render() {
    return this.state.report === null ? this.props.children : this.props.fallback(this.state.report);
  }
}
