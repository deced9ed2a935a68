import { useFormatter, useTranslations } from 'use-intl'
import { passwordOddities } from '../../domain/passwords/oddities'
import { BulletList } from '../../ui/lists/bullet-list'
import { Notice } from '../../ui/pages/notice'

/** The oddities of a password that didn't open the file, so that its owner looks there first. */
export function PasswordOdditiesNotice({ password }: { readonly password: string }) {
  const t = useTranslations('repair.oddity')
  const format = useFormatter()
  const oddities = passwordOddities(password)
  if (oddities.length === 0) return null
  return (
    <Notice tone="info" title={t('title')}>
      <BulletList
        items={oddities.map(({ kind, position }) => t(kind, { position: format.number(position) }))}
      />
    </Notice>
  )
}
