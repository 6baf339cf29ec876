import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import type { Editor } from './editor.ts';
import { loadPart, PartNotLoaded } from './load-part.ts';
import { noteMissing } from './missing-parts.ts';
import { NotLoaded } from './not-loaded.tsx';

/** A part of the window that is loaded when it is first shown. */
export interface LateOptions {
  /** As people know it: what its button or tab says. */
  readonly name: string;
  /** What stands there until it has come. */
  readonly fallback?: ReactNode;
  /** Whether it fills a place of its own, where it can be said that it is missing; else that is said over the window. */
  readonly hasPlace?: boolean;
  /** Puts away what asked for it. */
  readonly close?: (editor: Editor) => void;
}

/**
 * A component that is loaded when it is first shown. Where it does not come, people are told and can try again; everything around it
 * stays as it is.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, options: LateOptions): ComponentType<P> {
  const { fallback = null } = options;
  const make = () =>
    lazy(async () => {
      try {
        return { default: await loadPart(load) };
      } catch (error) {
        // Whatever shows it the next time asks for it anew.
        current = make();
        throw error;
      }
    });
  let current = make();
  return function Late(props: P) {
    const [Part, setPart] = useState(() => current);
    const [tries, setTries] = useState(0);
    const retry = () => {
      setPart(() => current);
      setTries(tries + 1);
    };
    return (
      <Guard key={tries} {...options} retry={retry} isRetried={tries > 0}>
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </Guard>
    );
  };
}

interface GuardProps extends LateOptions {
  readonly retry: () => void;
  readonly isRetried: boolean;
  readonly children: ReactNode;
}

/** Tells of a part that has not come. Faults of a part that has come are faults of the editor: they go on to whoever tells of those. */
class Guard extends Component<GuardProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};
  private forget = () => {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    const { name, hasPlace, retry, close } = this.props;
    if (!hasPlace && error instanceof PartNotLoaded) this.forget = noteMissing({ name, retry, close });
  }

  override componentWillUnmount() {
    this.forget();
  }

  override render() {
    const { error } = this.state;
    const { children, hasPlace, name, retry, isRetried } = this.props;
    if (error === undefined) return children;
    if (!(error instanceof PartNotLoaded)) throw error;
    return hasPlace ? <NotLoaded names={[name]} onRetry={retry} takesFocus={isRetried} /> : null;
  }
}
