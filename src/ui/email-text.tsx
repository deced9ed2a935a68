/** An e-mail address that, where it is too long for its line, breaks before the `@` and after dots. */
export function EmailText({ children }: { readonly children: string }) {
  return children.split(/(?=@)|(?<=\.)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
    <span key={index}>
      {part}
      <wbr />
    </span>
  ))
}
