import { Fragment, memo, useMemo } from 'react';
import { type Block, type Inline, parseMarkdown } from './markdown.ts';
import styles from './note-text.module.css';

/** The text of a note as people read it. Made of elements, never of markup: hostile text stays text. */
export const NoteText = memo(function NoteText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className={styles.text}>
      {blocks.map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
    </div>
  );
});

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = (['h4', 'h5', 'h6'] as const)[block.level - 1]!;
      return (
        <Tag className={styles.heading} data-level={block.level}>
          <Parts parts={block.parts} />
        </Tag>
      );
    }
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, i) => (
            <li key={i}>
              <Parts parts={item} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line, i) => (
            <Fragment key={i}>
              {i > 0 && <br />}
              <Parts parts={line} />
            </Fragment>
          ))}
        </p>
      );
    default:
      return block satisfies never;
  }
}

function Parts({ parts }: { readonly parts: readonly Inline[] }) {
  return parts.map((part, i) => <Part key={i} part={part} />);
}

function Part({ part }: { readonly part: Inline }) {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'strong':
      return (
        <strong>
          <Parts parts={part.parts} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Parts parts={part.parts} />
        </em>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow" className="nodrag" title={part.href}>
          <Parts parts={part.parts} />
        </a>
      );
    default:
      return part satisfies never;
  }
}
