import { type Language, languageValues } from '../src/contract/schema'
import { translatorFor } from './messages/messages'
import { type ScenarioId, usualScenario } from './records/scenarios'
import { follow } from './world/follow'
import type { World } from './world/world'
import './strip.css'

export const deskPath = '/demo'

/**
 * A line above the product's page that says it is a demo, names what was made to go wrong, and leads back to
 * the desk, in the page's own language.
 */
export function mountStrip(world: World): void {
  const strip = document.createElement('aside')
  strip.className = 'mock-strip'
  const text = strip.appendChild(document.createElement('span'))
  const scenarioText = document.createElement('strong')
  let scenario: ScenarioId = usualScenario
  const link = strip.appendChild(document.createElement('a'))
  link.href = deskPath
  const write = () => {
    const t = translatorFor(languageOfTag(document.documentElement.lang))
    strip.setAttribute('aria-label', t('strip.label'))
    text.textContent = t('strip.text')
    link.textContent = t('strip.link')
    scenarioText.textContent = t('strip.scenario', { name: t(`desk.scenario.name.${scenario}`) })
    if (scenario === usualScenario) scenarioText.remove()
    else link.before(scenarioText)
  }
  write()
  follow(
    world,
    ({ stage }) => stage.scenario.id,
    (id) => {
      scenario = id
      write()
    },
  )
  new MutationObserver(write).observe(document.documentElement, { attributeFilter: ['lang'] })
  document.body.prepend(strip)
}

function languageOfTag(tag: string): Language {
  return languageValues.find((language) => language === tag) ?? 'en'
}
