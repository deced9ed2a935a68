import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../ui/buttons/button'
import { FileField } from '../../ui/fields/file-field'
import { PasswordField } from '../../ui/fields/password-field'
import { Stack } from '../../ui/pages/page'
import { PasswordOdditiesNotice } from './password-oddities-notice'
import type { RepairFault } from './repair-fault'
import { RepairFaultNotice } from './repair-fault-notice'

interface OpenFormProps {
  readonly file: File | null
  readonly password: string
  /** Null: nobody asked for one. */
  readonly keyPassword: string | null
  readonly opening: boolean
  readonly fault: RepairFault | null
  readonly onFile: (file: File) => void
  readonly onPassword: (password: string) => void
  readonly onKeyPassword: (password: string) => void
  readonly onOpen: () => void
  readonly onCancel: () => void
}

/** Which file, and its password. After a fault both stay as they were. */
export function OpenForm(props: OpenFormProps) {
  const { file, password, keyPassword, opening, fault, onFile, onPassword, onKeyPassword, onOpen } = props
  const t = useTranslations('repair')
  const [asked, setAsked] = useState(false)
  const fileError = asked && !file ? t('file.missing') : undefined
  const passwordError =
    fault?.name === 'password' ? `${t('fault.password.title')}. ${t('fault.password.help')}` : undefined
  const asksKeyPassword = fault?.name === 'key-password' || keyPassword !== null

  // After a fault the cursor is in the field to type again.
  useEffect(() => {
    if (fault?.name === 'password') document.getElementById('repair-password')?.focus()
    if (fault?.name === 'key-password') document.getElementById('repair-key-password')?.focus()
  }, [fault])

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (opening) return // the button stays enabled: disabled, it would drop the focus
        setAsked(true)
        if (file) onOpen()
        else document.getElementById('repair-file')?.focus()
      }}
    >
      <Stack gap="group">
        <FileField
          id="repair-file"
          label={t('file.label')}
          error={fileError}
          file={file}
          disabled={opening}
          drop={t('file.drop')}
          dropNow={t('file.dropNow')}
          choose={t('file.choose')}
          chooseOther={t('file.chooseOther')}
          onFile={onFile}
        />
        {fault && fault.name !== 'password' ? <RepairFaultNotice fault={fault} /> : null}
        <PasswordField
          id="repair-password"
          label={t('password.label')}
          hint={t('password.hint')}
          error={passwordError}
          autoComplete="off"
          value={password}
          readOnly={opening}
          onChange={(event) => onPassword(event.target.value)}
        />
        {fault?.name === 'password' ? <PasswordOdditiesNotice password={password} /> : null}
        {asksKeyPassword ? (
          <PasswordField
            id="repair-key-password"
            label={t('keyPassword.label')}
            hint={t('keyPassword.hint')}
            autoComplete="off"
            value={keyPassword ?? ''}
            readOnly={opening}
            onChange={(event) => onKeyPassword(event.target.value)}
          />
        ) : null}
        <ButtonRow>
          <Button look="primary" type="submit" aria-disabled={opening}>
            {t('open')}
          </Button>
          {opening ? (
            <Button look="quiet" onClick={props.onCancel}>
              {t('cancel')}
            </Button>
          ) : null}
          <span role="status">{opening ? <span>{t('opening')}</span> : null}</span>
        </ButtonRow>
      </Stack>
    </form>
  )
}
