// The way to the report of a fault of ours. What writes it is fetched then; where it can't be, the browser's own words have to do.
import { type ComponentType, useState } from 'react';
import type { OwnFault } from '../../store/fault-state.ts';
import * as strings from '../../strings/shared/fault-report.ts';

const Bare = ({ fault }: { fault: OwnFault }) => <pre>{fault.stack || fault.says}</pre>;

export function FaultReport({ fault }: { fault: OwnFault }) {
  const [Text, setText] = useState<ComponentType<{ fault: OwnFault }> | null>(null);
  const fetchText = () =>
    import('./fault-report-text.tsx').then(
      ({ FaultReportText }) => setText(() => FaultReportText),
      () => setText(() => Bare),
    );
  return (
    <details className="fault-report" onToggle={({ currentTarget }) => currentTarget.open && void fetchText()}>
      <summary>{strings.report}</summary>
      {Text !== null && <Text fault={fault} />}
    </details>
  );
}
