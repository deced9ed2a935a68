import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { devices } from '../../domain/devices'
import { paths } from '../../paths'
import { ChevronIcon } from '../../ui/buttons/icons'
import styles from './device-links.module.css'
import { guides } from './guides'

interface DeviceLinksProps {
  /** Only those of one device, for a guide that leads on to them. */
  readonly single?: boolean
}

/** The guides, by the names people have for their devices. */
export function DeviceLinks({ single = false }: DeviceLinksProps) {
  const t = useTranslations('guides')
  const names = useTranslations('devices.name')
  return (
    <nav aria-label={t('otherGuides')} data-print="no">
      <ul className={styles['links']}>
        {devices
          .filter(({ id }) => !(single && guides[id].leadsOn))
          .map(({ id }) => (
            <li key={id}>
              <Link href={paths.installGuide(id)} className={styles['link']}>
                <span>{names(id)}</span>
                <ChevronIcon />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
