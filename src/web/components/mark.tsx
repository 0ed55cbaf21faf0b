/** A plumb line: the mark of the house. */
export const Mark = ({ size = 20 }: { readonly size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" fill="currentColor">
    <path d="M11.25 1h1.5v13h-1.5z" /><path d="M7.5 13.5h9L12 23z" />
  </svg>
)
