import type { PortTypeData } from '@shotgraph/engine/worker';
import { Handle, Position } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useUi } from '../app/editor-context.tsx';
import styles from './port.module.css';

interface PortProps {
  readonly node: string;
  /** Name of the input or output; `+` where a new graph output is made. */
  readonly name: string;
  readonly side: 'input' | 'output';
  readonly type: Pick<PortTypeData, 'name' | 'colour'> & Partial<Pick<PortTypeData, 'element' | 'variable'>>;
  readonly many?: boolean;
  readonly wired?: boolean;
}

/** The dot an edge begins or ends at. While an edge is dragged it lights up where the edge may go. */
export const Port = memo(function Port({ node, name, side, type, many = false, wired = false }: PortProps) {
  const key = `${side === 'output' ? 'out' : 'in'}:${node}.${name}`;
  const mood = useUi(({ connecting }) => {
    if (!connecting) return '';
    const verdict = connecting.verdicts.get(key);
    return verdict?.ok ? 'lit' : isOrigin(connecting, key) ? '' : 'dim';
  });
  const classes = [
    styles.port,
    many && styles.many,
    type.element && styles.list,
    wired && styles.wired,
    side === 'output' && styles.output,
    mood && styles[mood],
  ];
  return (
    <Handle
      type={side === 'output' ? 'source' : 'target'}
      position={side === 'output' ? Position.Right : Position.Left}
      id={name}
      className={classes.filter(Boolean).join(' ')}
      style={{ '--port': type.colour } as CSSProperties}
      data-port={key}
      data-mood={mood || undefined}
      title={`${name}: ${describePort(type)}${many ? ', any number' : ''}`}
    />
  );
});

/** What a port carries, in words. */
function describePort({ name, element, variable }: PortProps['type']): string {
  if (variable !== undefined) return 'anything';
  if (!element) return name;
  return element.variable !== undefined ? 'a list of anything' : `a list of ${element.name}`;
}

const isOrigin = (
  { from, to }: { readonly from?: string; readonly to?: { readonly node: string; readonly input: string } },
  key: string,
) => key === (from !== undefined ? `out:${from}` : `in:${to?.node}.${to?.input}`);
