import { useState } from 'react'
import { beforeEach, expect } from 'vitest'
import { page } from 'vitest/browser'
import { maxRequestFileBytes } from '../../../src/domain/files/request-file'
import { CodePage } from '../../../src/features/keygen/link-state/code-page'
import { LinkTroublePage } from '../../../src/features/keygen/link-state/trouble-page'
import { firstPasswordAnswer } from '../../../src/features/keygen/password/answer'
import { PasswordStep } from '../../../src/features/keygen/password/step'
import { OpenFileStep } from '../../../src/features/keygen/waiting/open-file-step'
import { ResumeStep } from '../../../src/features/keygen/waiting/resume-step'
import type { FoundFile } from '../../../src/features/repair/found-file'
import { MakeForm } from '../../../src/features/repair/make-form'
import { OpenForm } from '../../../src/features/repair/open-form'
import { pickup, startFakeBackend } from '../keygen/fake-backend'
import { keptKey } from '../keygen/fake-crypto-worker'
import { renderPart, workerThat } from '../render-part'
import { fuzzPage } from './fuzz-page'

beforeEach(() => void startFakeBackend())

const nothing = () => {}
const noFault = async () => null

fuzzPage('damaged link', {
  open: () => renderPart(<LinkTroublePage address="generate#%2" more={[]} mended onReadings={nothing} />),
  submit: 'Open the link',
})

fuzzPage('one-time code', {
  open: () =>
    renderPart(<CodePage link={{ number: 1, token: 'token' }} onAccess={nothing} onLocked={nothing} />),
  submit: 'Open the link',
})

const byLength = workerThat({
  estimatePassword: ({ password }: { password: string }) => ({
    guessesLog10: password.length - 4,
    warning: null,
  }),
})
fuzzPage('own password', {
  open: async () => {
    await renderPart(
      <PasswordStep
        pickup={pickup}
        crypto={byLength}
        position={{ step: 3, steps: 5 }}
        answer={firstPasswordAnswer()}
        onAnswer={nothing}
        onBack={nothing}
        onNext={nothing}
      />,
    )
    await page.getByRole('radio', { name: 'Choose my own password' }).click()
    await expect.poll(() => document.querySelector('#password-repeat')).not.toBeNull()
  },
  submit: 'Use this password',
})

fuzzPage('resume', {
  open: () =>
    renderPart(
      <ResumeStep
        goal="submit"
        pickup={pickup}
        kept={keptKey}
        onOpen={noFault}
        onOpenFile={nothing}
        onBeginAgain={nothing}
      />,
    ),
  submit: 'Go on',
})

fuzzPage('request file', {
  open: () => renderPart(<OpenFileStep pickup={pickup} sent onOpen={noFault} onBack={nothing} />),
  submit: 'Open the file and go on',
  mostBytes: { '#request-file-input': maxRequestFileBytes },
})

function Opening() {
  const [file, setFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [keyPassword, setKeyPassword] = useState('')
  return (
    <OpenForm
      file={file}
      password={password}
      keyPassword={keyPassword}
      opening={false}
      fault={{ name: 'password', code: 'pkcs12-password-wrong' } as never}
      onFile={setFile}
      onPassword={setPassword}
      onKeyPassword={setKeyPassword}
      onOpen={nothing}
      onCancel={nothing}
    />
  )
}
fuzzPage('repair', {
  open: () => renderPart(<Opening />),
  submit: 'Open the file',
  mostBytes: { '#repair-file-input': 1_500_000 },
})

fuzzPage('new file', {
  open: async () => {
    await renderPart(
      <MakeForm
        found={{ kind: 'modern' } as FoundFile}
        several={false}
        password="correct horse battery"
        making={false}
        fault={null}
        isTooWeak={async () => true}
        onMake={nothing}
      />,
    )
    await page.getByRole('radio', { name: /own/i }).click()
    await expect.poll(() => document.querySelector('#repair-own')).not.toBeNull()
  },
  submit: 'Make the new file',
})
