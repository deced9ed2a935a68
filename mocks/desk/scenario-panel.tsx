import { ChoiceGroup, Radio } from '../../src/ui/fields/choice'
import { type ScenarioId, scenarioIds } from '../records/scenarios'
import { chooseScenario } from '../stage/scenario'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useChange, useScene } from './use-scene'

const scenarioIdOf = ({ stage }: Scene) => stage.scenario.id

/** Chooses the scenario, one at a time. */
export function ScenarioPanel({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const active = useScene(world, scenarioIdOf)
  const { failed, busy, run } = useChange()
  const choose = (id: ScenarioId) => run(() => world.change((scene) => chooseScenario(scene, id)))
  return (
    <section className={styles['panel']} aria-labelledby="scenario-title" aria-busy={busy}>
      <h2 id="scenario-title">{t('desk.scenario.title')}</h2>
      <p className={styles['explain']}>{t('desk.scenario.explain')}</p>
      <div className={styles['scenarios']}>
        <ChoiceGroup legend={t('desk.scenario.legend')}>
          {scenarioIds.map((id) => (
            <Radio
              key={id}
              id={`scenario-${id}`}
              name="scenario"
              label={t(`desk.scenario.name.${id}`)}
              hint={t(`desk.scenario.what.${id}`)}
              checked={active === id}
              onChange={() => choose(id)}
            />
          ))}
        </ChoiceGroup>
      </div>
      {failed && <p role="alert">{t('desk.failed')}</p>}
    </section>
  )
}
