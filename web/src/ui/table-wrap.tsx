// A table that may be wider than the screen: it scrolls by itself, by keyboard too.
import type { ComponentChildren, JSX } from "preact";

interface Props {
  title: string; // id of what names the table
  children: ComponentChildren;
}

export function TableWrap({ title, children }: Props): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: it is no group of fields
    <div class="table-wrap" role="group" aria-labelledby={title} tabIndex={0}>
      {children}
    </div>
  );
}
