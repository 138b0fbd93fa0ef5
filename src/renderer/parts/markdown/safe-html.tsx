import { type ReactNode, useLayoutEffect, useRef } from 'react';
import css from './markdown.module.css';
import { sanitise } from './sanitise.ts';

/**
 * HTML made of what somebody wrote: the only place in the app where a text becomes elements. It passes the sanitiser
 * here, so that nobody can forget it. `onLink` is asked about each click on a link; what it answers with true is done.
 */
export function SafeHtml(props: {
  html: string;
  onLink: (link: HTMLAnchorElement, event: MouseEvent) => boolean;
}): ReactNode {
  const { html } = props;
  const place = useRef<HTMLDivElement>(null);
  const onLink = useRef(props.onLink);
  onLink.current = props.onLink;

  useLayoutEffect(() => {
    place.current?.replaceChildren(sanitise(html));
  }, [html]);

  // On the place itself: links come and go with the text. Enter on a link is a click as well.
  useLayoutEffect(() => {
    const element = place.current;
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link && onLink.current(link, event)) event.preventDefault();
    };
    element?.addEventListener('click', onClick);
    element?.addEventListener('auxclick', onClick);
    return () => {
      element?.removeEventListener('click', onClick);
      element?.removeEventListener('auxclick', onClick);
    };
  }, []);

  return <div ref={place} className={css.text} data-text />;
}
