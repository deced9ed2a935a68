import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { KeyProfile } from '../../../contract/schema'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../crypto-worker/client'
import type { DraftCsr } from '../../../domain/orders/client-order-draft'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Stack } from '../../../ui/pages/page'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import { afterNextFrame } from '../../../ui/timing/after-next-frame'
import { useRegainedFocus } from '../../../ui/timing/use-regained-focus'
import { CsrFacts } from './facts'
import { CsrForm, type CsrFormRefusal } from './form'
import { type CsrRefusal, readGivenCsr } from './reading'

interface CsrFieldProps {
  /** Of the element that an error leads to: the text, or the request that was read. */
  readonly id: string
  readonly csr: DraftCsr | null
  readonly onCsr: (csr: DraftCsr | null) => void
  readonly error: string | undefined
  readonly allowedKeys: readonly KeyProfile[]
  /** A worker that is there already; without one the field starts its own when the form is shown. */
  readonly crypto?: CryptoWorkerClient
}

/**
 * A person's own CSR: given in any form, read and verified in the worker, shown decoded. Only a request that
 * holds reaches `onCsr`.
 */
export function CsrField({ id, csr, onCsr, error, allowedKeys, crypto }: CsrFieldProps) {
  const t = useTranslations('csr')
  const client = useOwnClient(crypto)
  const [replacing, setReplacing] = useState(false)
  const [at, setAt] = useState<'idle' | 'reading' | 'read'>('idle')
  const [refused, setRefused] = useState<CsrFormRefusal | null>(null)
  const underWay = useRef<AbortController>(null)
  const shown = csr !== null && !replacing
  const facts = useRegainedFocus<HTMLDivElement>(shown ? 'facts' : 'form')

  useEffect(() => () => underWay.current?.abort(), [])
  useEffect(() => {
    if (!shown) client().warmUp()
  }, [shown, client])

  /** An earlier reading or refusal no longer counts. */
  const begin = () => {
    underWay.current?.abort()
    underWay.current = null
    setAt('idle')
    setRefused(null)
  }
  const refuse = (from: CsrFormRefusal['from'], refusal: CsrRefusal) => setRefused({ from, refusal })
  const give = async (given: string | File) => {
    begin()
    const controller = new AbortController()
    underWay.current = controller
    setAt('reading')
    const result = await readGivenCsr(given, allowedKeys, client, controller.signal)
    if (controller.signal.aborted) return
    underWay.current = null
    setAt('csr' in result ? 'read' : 'idle')
    if ('csr' in result) {
      setReplacing(false)
      onCsr(result.csr)
    } else refuse(typeof given === 'string' ? 'text' : 'file', result.refusal)
  }
  const goToForm = () => {
    begin()
    afterNextFrame(() => document.getElementById(id)?.focus())
  }

  return (
    <Stack gap="group">
      {shown ? (
        <CsrFacts
          id={id}
          csr={csr}
          error={error}
          focusTarget={facts}
          onReplace={() => {
            setReplacing(true)
            goToForm()
          }}
          onRemove={() => {
            onCsr(null)
            goToForm()
          }}
        />
      ) : (
        <CsrForm
          id={id}
          refused={refused}
          error={csr === null ? error : undefined}
          onGiven={(given) => void give(given)}
          onTyped={begin}
          onPrivateKey={() => {
            begin()
            refuse('text', { kind: 'code', code: 'private-key-given' })
          }}
        />
      )}
      {csr !== null && replacing ? (
        <ButtonRow>
          <Button
            look="quiet"
            onClick={() => {
              begin()
              setReplacing(false)
            }}
          >
            {t('keep')}
          </Button>
        </ButtonRow>
      ) : null}
      <span role="status">
        {at === 'reading' ? (
          t('reading')
        ) : at === 'read' ? (
          <VisuallyHidden>{t('read')}</VisuallyHidden>
        ) : null}
      </span>
    </Stack>
  )
}

/** The client that was given, or one of the field's own: made at the first use, ended with the field. */
function useOwnClient(given: CryptoWorkerClient | undefined): () => CryptoWorkerClient {
  const own = useRef<CryptoWorkerClient>(null)
  const latest = useRef(given)
  latest.current = given
  const [client] = useState(() => () => {
    if (latest.current) return latest.current
    own.current ??= createCryptoWorkerClient()
    return own.current
  })
  useEffect(
    () => () => {
      own.current?.stop()
      own.current = null
    },
    [],
  )
  return client
}
