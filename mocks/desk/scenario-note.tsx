import { Button } from '../../src/ui/buttons/button'
import { usualScenario } from '../records/scenarios'
import { chooseScenario } from '../stage/scenario'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useChange, useScene } from './use-scene'

const scenarioIdOf = ({ stage }: Scene) => stage.scenario.id

/**
 * Says at the top that something goes otherwise than planned: nobody shall look for a fault that they
 * switched on.
 */
export function ScenarioNote({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const active = useScene(world, scenarioIdOf)
  const { failed, busy, run } = useChange()
  return (
    <div role="status" className={styles['live']}>
      {active !== null && active !== usualScenario && (
        <div className={styles['noteRow']}>
          <span>{t('desk.scenario.active', { name: t(`desk.scenario.name.${active}`) })}</span>
          <Button
            look="quiet"
            disabled={busy}
            onClick={() => run(() => world.change((scene) => chooseScenario(scene, usualScenario)))}
          >
            {t('desk.scenario.reset')}
          </Button>
        </div>
      )}
      {failed && <p role="alert">{t('desk.failed')}</p>}
    </div>
  )
}
