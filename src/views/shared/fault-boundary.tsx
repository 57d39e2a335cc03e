// When a part of the page itself fails: a sentence in its place, the rest goes on, and what the user made is untouched.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ownFault } from '../../store/fault-slice.ts';
import * as strings from '../../strings/shared/fault-boundary.ts';
import { FaultReport } from './fault-report.tsx';

interface Props {
  /** One of strings/shared/parts.ts: completes "The … could not be drawn". */
  of: string;
  children: ReactNode;
  /** For a part that can be done without. */
  onClose?: () => void;
}
/** In characters, of the components that it came through. */
const LONGEST = 2000;

interface Fallen {
  fault: Error | null;
  where: string;
}

export class FaultBoundary extends Component<Props, Fallen> {
  override state: Fallen = { fault: null, where: '' };

  static getDerivedStateFromError(fault: unknown): Partial<Fallen> {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override componentDidCatch(_fault: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { fault, where } = this.state;
    if (!fault) return this.props.children;
    const told = ownFault(fault, this.props.of);
    return (
      <div className="fault" role="alert">
        <p>{strings.notDrawn(this.props.of)}</p>
        <button type="button" className="btn" onClick={() => this.setState({ fault: null, where: '' })}>
          {strings.tryAgain}
        </button>
        {this.props.onClose && (
          <button type="button" className="btn" onClick={this.props.onClose}>
            {strings.close}
          </button>
        )}
        <FaultReport fault={{ ...told, stack: `${told.stack}\n${where.slice(0, LONGEST)}` }} />
      </div>
    );
  }
}
