import { type ClipboardEvent, type ComponentProps, memo } from 'react'
import { useTranslations } from 'use-intl'
import type { Catalogue, CommonNameSource, Language, Product } from '../../../contract/schema'
import type { ClassifyDomain } from '../../../domain/addresses/classification'
import { holdsPrivateKey } from '../../../domain/keys/private-key-text'
import { type DraftCsr, type DraftRecipient, recipientOf } from '../../../domain/orders/client-order-draft'
import { askedNames, commonNameOf } from '../../../domain/orders/recipient'
import { languageNames, languages } from '../../../i18n/language'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { FieldError } from '../../../ui/fields/field'
import { SelectField } from '../../../ui/fields/select-field'
import { manyLinesLimit } from '../../../ui/fields/text-limit'
import { RichText } from '../../../ui/texts/rich-text'
import { CsrField } from '../csr/field'
import { useRowFaultText } from '../rows/fault-text'
import type { RowFaults } from '../rows/judgement'
import styles from './editor.module.css'
import { RecipientEmails } from './emails'
import { fieldElementId } from './field-ids'
import { RecipientNames } from './names'

/** Props that all editors of a list share. */
export interface EditorContext {
  readonly product: Product
  readonly catalogue: Catalogue
  readonly classifyDomain: ClassifyDomain
  readonly organizationName: string | null
  readonly onRow: (rowId: string, update: (row: DraftRecipient) => DraftRecipient) => void
  /** Text of several lines or cells was pasted into a field. */
  readonly onPastedRows: (text: string) => void
  /** Puts the focus on an element once it is drawn. */
  readonly focus: (elementId: string) => void
}

interface RecipientEditorProps extends EditorContext {
  readonly row: DraftRecipient
  /** Faults that may be shown now. */
  readonly faults: RowFaults
}

/** Everything about one recipient. */
export const RecipientEditor = memo(function RecipientEditor({
  row,
  faults,
  product,
  catalogue,
  classifyDomain,
  organizationName,
  onRow,
  onPastedRows,
  focus,
}: RecipientEditorProps) {
  const t = useTranslations('recipients.editor')
  const faultText = useRowFaultText()
  const { rowId, commonNameSource } = row
  const idOf = (pointer: string) => fieldElementId(rowId, pointer)
  const errorAt = (pointer: string) => {
    const fault = faults.find((one) => one.pointer === pointer)
    return fault && faultText(fault)
  }
  const set = (changes: Partial<DraftRecipient>) => onRow(rowId, (before) => ({ ...before, ...changes }))
  const setEmails: ComponentProps<typeof RecipientEmails>['onEmails'] = (update) =>
    onRow(rowId, (before) => ({ ...before, emails: update(before.emails) }))
  const paste = (event: ClipboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return // the CSR field judges for itself
    const text = event.clipboardData.getData('text/plain')
    // The field itself keeps a private key out; no field takes a longer text, and the reader of rows looks
    // for a key, too.
    if (!looksLikeRows(text) || (text.length <= manyLinesLimit.characters && holdsPrivateKey(text))) return
    event.preventDefault()
    onPastedRows(text)
  }
  const asked = askedNames(product, commonNameSource)
  const sources = product.commonNameSources
  const commonNameError = errorAt('/commonNameSource')
  return (
    <div className={styles['editor']} onPasteCapture={paste}>
      {sources.length > 1 ? (
        <ChoiceGroup
          id={idOf('/commonNameSources')}
          legend={t('commonName')}
          hint={t('commonNameHint')}
          error={commonNameError}
        >
          {sources.map((source, index) => (
            <Radio
              key={source}
              id={index === 0 ? idOf('/commonNameSource') : idOf(`/commonNameSource-${source}`)}
              name={idOf('/commonNameSource')}
              value={source}
              label={t(`source.${source}`)}
              hint={t(`sourceHint.${source}`)}
              checked={commonNameSource === source}
              onChange={() => set({ commonNameSource: source })}
            />
          ))}
        </ChoiceGroup>
      ) : commonNameError ? (
        <div id={idOf('/commonNameSource')} tabIndex={-1}>
          <FieldError id={idOf('/commonNameSource')} error={commonNameError} />
        </div>
      ) : null}
      {asked === 'none' ? null : <RecipientNames row={row} asked={asked} errorAt={errorAt} onNames={set} />}
      <RecipientEmails
        row={row}
        product={product}
        catalogue={catalogue}
        classifyDomain={classifyDomain}
        errorAt={errorAt}
        onEmails={setEmails}
        focus={focus}
      />
      <Outcome row={row} product={product} organizationName={organizationName} />
      <SelectField
        id={idOf('/language')}
        label={t('language')}
        hint={t('languageHint')}
        options={languages.map((value) => ({ value, text: languageNames[value] }))}
        value={row.language}
        onChange={(event) => set({ language: event.target.value as Language })}
      />
      <ChoiceGroup id={idOf('/key')} legend={t('key')} hint={t('keyHint')}>
        <Radio
          id={idOf('/key-browser')}
          name={idOf('/key')}
          value="browser"
          label={t('keyBrowser')}
          hint={t('keyBrowserHint')}
          checked={!row.hasOwnCsr}
          onChange={() => set({ hasOwnCsr: false })}
        />
        <Radio
          id={idOf('/key-own')}
          name={idOf('/key')}
          value="own"
          label={t('keyOwn')}
          hint={t('keyOwnHint')}
          checked={row.hasOwnCsr}
          onChange={() => set({ hasOwnCsr: true })}
        />
      </ChoiceGroup>
      {row.hasOwnCsr ? (
        <CsrField
          id={idOf('/csrPem')}
          csr={row.csr}
          onCsr={(csr: DraftCsr | null) => set({ csr })}
          error={errorAt('/csrPem')}
          allowedKeys={product.keyProfiles}
        />
      ) : null}
    </div>
  )
})

/** Cells or lines with an address in them: a name on two lines is one name. */
const looksLikeRows = (text: string) =>
  text.includes('\t') || (/[\n\r]/.test(text.trim()) && text.includes('@'))

interface OutcomeProps {
  readonly row: DraftRecipient
  readonly product: Product
  readonly organizationName: string | null
}

/** The name that the certificate will have, by the entries so far. */
function Outcome({ row, product, organizationName }: OutcomeProps) {
  const t = useTranslations('recipients.editor')
  const source: CommonNameSource = row.commonNameSource
  const commonName = commonNameOf(recipientOf(row, product), organizationName)
  return (
    <p className={styles['outcome']}>
      {commonName === '' ? (
        t(`outcomeLater.${source}`)
      ) : (
        <RichText>
          {t.rich('outcome', {
            name: commonName,
            strong: (chunks) => <strong translate="no">{chunks}</strong>,
          })}
        </RichText>
      )}
    </p>
  )
}
