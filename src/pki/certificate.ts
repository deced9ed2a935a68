/** A certificate as plain data: what pages show and rules judge. Times are ISO 8601 in UTC, hashes lower-case hex. */
export interface CertificateFacts {
  readonly subject: string
  readonly issuer: string
  readonly commonName: string | null
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  readonly emails: readonly string[]
  readonly dnsNames: readonly string[]
  readonly keyUsage: readonly string[]
  readonly extendedKeyUsage: readonly string[]
  readonly policies: readonly string[]
  readonly isCa: boolean
  readonly selfIssued: boolean
  readonly keyAlgorithm: string
  readonly signatureAlgorithm: string
  readonly publicKeySha256: string
  readonly fingerprintSha256: string
  readonly certificatePem: string
}
