import { VisuallyHidden } from '../../../ui/texts/visually-hidden'

/**
 * The address beside a password, unseen: a password manager files the password under it and finds it there
 * again.
 */
export function UserNameField({ value }: { readonly value: string }) {
  return (
    <VisuallyHidden>
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={value}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
    </VisuallyHidden>
  )
}
