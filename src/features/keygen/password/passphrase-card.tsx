import { Fragment, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/buttons/button'
import { CopyButton } from '../../../ui/buttons/copy-button'
import { PrintIcon, RenewIcon } from '../../../ui/buttons/icons'
import { Notice } from '../../../ui/pages/notice'
import { Small } from '../../../ui/pages/page'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import styles from './passphrase-card.module.css'

interface PassphraseCardProps {
  readonly passphrase: string
  /** Heading of the printed sheet. */
  readonly heading: string
  readonly madeOn: string
  /** One that may have been noted earlier is of no use any more. */
  readonly madeAgain?: boolean
  readonly onAnother: () => void
}

/** The passphrase, large enough to copy by hand. */
export function PassphraseCard({
  passphrase,
  heading,
  madeOn,
  madeAgain = false,
  onAnother,
}: PassphraseCardProps) {
  const t = useTranslations('keygen.password')
  const [made, setMade] = useState(0)
  return (
    <section className={styles['card']} aria-labelledby="passphrase-title">
      <div data-print="only">
        <p className={styles['printed']}>{heading}</p>
        <Small>{madeOn}</Small>
      </div>
      <h2 id="passphrase-title">{t('passphrase')}</h2>
      {madeAgain ? (
        <div data-print="no">
          <Notice tone="warning" title={t('newTitle')}>
            <p>{t('newMeans')}</p>
          </Notice>
        </div>
      ) : null}
      <p className={styles['passphrase']} translate="no">
        {passphrase.match(/[^-]+-?/g)?.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
          <Fragment key={index}>
            <span>{group}</span>
            <wbr />
          </Fragment>
        ))}
      </p>
      <Small>{t('passphraseRead')}</Small>
      <p data-print="only">{t('printKeep')}</p>
      <div className={styles['actions']} data-print="no">
        <CopyButton text={passphrase} what={t('passphrase')} />
        <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button
          look="quiet"
          icon={<RenewIcon />}
          onClick={() => {
            onAnother()
            setMade(made + 1)
          }}
        >
          {t('another')}
        </Button>
        <span role="status">
          {made > 0 ? <VisuallyHidden key={made}>{t('anotherMade')}</VisuallyHidden> : null}
        </span>
      </div>
    </section>
  )
}
