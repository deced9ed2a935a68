/** An e-mail address or a distinguished name that, where it is too long for its line, breaks before the `@` and after `.`, `,` and `=`, not within a word. */
export function BreakableText({ children }: { readonly children: string }) {
  return children.split(/(?=@)|(?<=[.,=])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
    <span key={index}>
      {part}
      <wbr />
    </span>
  ))
}
