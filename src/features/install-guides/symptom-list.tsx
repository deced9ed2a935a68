import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { paths } from '../../paths'
import styles from './guide-page.module.css'
import { type SymptomId, symptoms } from './guides'

/** Faults that people meet, the reason, and the remedy; in the words of the message where there is one. */
export function SymptomList({ ids }: { readonly ids: readonly SymptomId[] }) {
  const t = useTranslations('guides')
  return (
    <section id="symptoms" className={styles['part']} aria-labelledby="symptoms-title">
      <h2 id="symptoms-title" tabIndex={-1}>
        {t('symptoms.title')}
      </h2>
      <div className={styles['symptoms']}>
        {ids.map((id) => {
          const { repair } = symptoms[id]
          return (
            <article key={id} id={`symptom-${id}`} className={styles['symptom']}>
              <h3 id={`symptom-${id}-title`} tabIndex={-1}>
                {t(`symptom.${id}.see`)}
              </h3>
              <dl>
                <dt>{t('symptoms.why')}</dt>
                <dd>{t(`symptom.${id}.why`)}</dd>
                <dt>{t('symptoms.todo')}</dt>
                <dd>{t(`symptom.${id}.todo`)}</dd>
              </dl>
              {repair ? (
                <p data-print="no">
                  <Link href={paths.repair()} aria-describedby={`symptom-${id}-title`}>
                    {t(`symptoms.repair.${repair}`)}
                  </Link>
                </p>
              ) : null}
            </article>
          )
        })}
      </div>
    </section>
  )
}
