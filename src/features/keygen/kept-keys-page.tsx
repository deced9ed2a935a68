import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { queryKeys } from '../../api/query-keys'
import {
  type CryptoWorkerClient,
  createCryptoWorkerClient,
  type KeptKeyFacts,
} from '../../crypto-worker/client'
import { deviceOf } from '../../domain/devices'
import { toAppError } from '../../errors'
import { MessageArea } from '../../i18n/language-provider'
import { useFormatter } from '../../i18n/use-formatter'
import { Button } from '../../ui/buttons/button'
import { Disclosure } from '../../ui/buttons/disclosure'
import { DescriptionList } from '../../ui/lists/description-list'
import { FailureNotice } from '../../ui/pages/failure-notice'
import { LoadingBlock } from '../../ui/pages/loading-page'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../ui/pages/page'
import { MadeFile } from './files/made-file'
import { useFileMaking } from './files/use-making'
import { EraseKeyPanel } from './key/erase-panel'
import { makeRequestFile } from './key/request-file'

/**
 * The sealed keys of this browser, of all orders: each with its order, how to go on with it, and a way to
 * erase it. No key is opened.
 */
export function KeptKeysPage() {
  const [crypto] = useState(() => createCryptoWorkerClient())
  useEffect(() => () => crypto.stop(), [crypto])
  return (
    <MessageArea area="keygen">
      <KeptKeys crypto={crypto} />
    </MessageArea>
  )
}

/** The page with a worker given, its texts being there. */
export function KeptKeys({ crypto }: { readonly crypto: CryptoWorkerClient }) {
  const t = useTranslations('keygen.keys')
  const app = useTranslations('app')
  const queryClient = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKeys.keptKeys,
    queryFn: ({ signal }) => crypto.call('listKeptKeys', {}, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  })
  useEffect(() => () => queryClient.removeQueries({ queryKey: queryKeys.keptKeys }), [queryClient])
  const remove = (publicKeySha256: string) => crypto.call('removeKeptKey', { publicKeySha256 })

  const none = data !== undefined && data.keys.length === 0 && data.unreadable.length === 0
  return (
    <Page>
      <PageHeading withError={error !== null && !isFetching}>{t('title')}</PageHeading>
      {data && !none ? <Lead>{t('lead')}</Lead> : null}
      {error && !isFetching ? (
        <FailureNotice error={toAppError(error)}>
          <Button onClick={() => void refetch()}>{app('tryAgain')}</Button>
        </FailureNotice>
      ) : none ? (
        <Stack>
          <Lead>{t('empty')}</Lead>
          <p>{t('emptyMeans')}</p>
        </Stack>
      ) : data ? (
        <>
          {data.keys.map((key) => (
            <KeptKeyItem
              key={key.publicKeySha256}
              facts={key}
              crypto={crypto}
              onErase={() => remove(key.publicKeySha256)}
            />
          ))}
          {data.unreadable.map((name) => (
            <UnreadableItem key={name} onErase={() => remove(name)} />
          ))}
        </>
      ) : (
        <LoadingBlock />
      )}
    </Page>
  )
}

interface KeptKeyItemProps {
  readonly facts: KeptKeyFacts
  readonly crypto: CryptoWorkerClient
  readonly onErase: () => Promise<void>
}

function KeptKeyItem({ facts, crypto, onErase }: KeptKeyItemProps) {
  const t = useTranslations('keygen.keys')
  const names = useTranslations('devices.name')
  const format = useFormatter()
  const [erased, setErased] = useState(false)
  const { orderNumber, sealedAt, sentAt, deviceId } = facts
  const [fileSavedAt, setFileSavedAt] = useState(facts.fileSavedAt)
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  const device = deviceOf(deviceId)
  return (
    <EraseKeyPanel
      title={t('order', { orderNumber })}
      lead={[]}
      offer={t('erase', { orderNumber })}
      ask={[t(sentAt === null ? 'askNotSent' : 'askSent')]}
      doneMeans={t('doneMeans', { orderNumber })}
      erased={erased}
      onErase={async () => {
        await onErase()
        setErased(true)
      }}
    >
      <Sheet>
        <DescriptionList
          rows={[
            { key: 'made', term: t('madeAt'), value: moment(sealedAt) },
            { key: 'sent', term: t('sentAt'), value: sentAt === null ? t('notSent') : moment(sentAt) },
            {
              key: 'file',
              term: t('fileSavedAt'),
              value: fileSavedAt === null ? t('notSaved') : moment(fileSavedAt),
            },
            ...(device ? [{ key: 'device', term: t('device'), value: names(device.id) }] : []),
          ]}
        />
      </Sheet>
      <p>{t('goOn', { orderNumber })}</p>
      <RequestFilePart facts={facts} crypto={crypto} onSaved={setFileSavedAt} />
    </EraseKeyPanel>
  )
}

interface RequestFilePartProps extends Pick<KeptKeyItemProps, 'facts' | 'crypto'> {
  readonly onSaved: (at: string) => void
}

/** The key for another browser or machine, sealed as it is kept. */
function RequestFilePart({ facts, crypto, onSaved }: RequestFilePartProps) {
  const t = useTranslations('keygen.backup')
  const file = useTranslations('keygen.requestFile')
  const { making, make } = useFileMaking()
  const { publicKeySha256, orderNumber } = facts
  const explanation = [file('whatOrder', { orderNumber }), file('how'), file('secret')]
  return (
    <Disclosure summary={t('title')}>
      <p>{t('what')}</p>
      <MadeFile
        making={making}
        kind="request"
        make={t('make')}
        onMake={() =>
          make(async () => {
            const kept = await crypto.call('keptKeyPem', { publicKeySha256 })
            return makeRequestFile(kept.facts, kept.sealedKeyPem, explanation)
          })
        }
        onSaved={() => {
          const fileSavedAt = new Date().toISOString()
          onSaved(fileSavedAt)
          // The file is good even where this note can't be written.
          void crypto.call('noteKeptKey', { publicKeySha256, fileSavedAt }).catch(() => undefined)
        }}
        onResume={() => location.reload()}
      />
    </Disclosure>
  )
}

function UnreadableItem({ onErase }: Pick<KeptKeyItemProps, 'onErase'>) {
  const t = useTranslations('keygen.keys')
  const [erased, setErased] = useState(false)
  return (
    <EraseKeyPanel
      title={t('unreadable')}
      lead={[t('unreadableMeans')]}
      offer={t('eraseUnreadable')}
      ask={[t('askSent')]}
      doneMeans={t('doneUnreadable')}
      erased={erased}
      onErase={async () => {
        await onErase()
        setErased(true)
      }}
    />
  )
}
