import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import * as x509 from '@peculiar/x509'
import { pemOf } from '../../src/pki/der/pem'
import { yieldToPage } from '../../src/yield'
import type { AuthorityKeys, CertificateAuthority } from '../records/account'
import type { Scene } from '../world/scene'
import {
  authorityKeyIdentifier,
  nameOf,
  publication,
  type Subject,
  serialNumber,
  signing,
  validity,
} from './certificate-parts'
import { generationNames, generations } from './profiles'

const caKeyUsage = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign
const anyPolicy = '2.5.29.32.0'
const rootName: Subject = {
  countryName: 'BE',
  organizationName: 'Certdesk Demo (not a real authority)',
  commonName: 'Certdesk Demo Root R1',
}

/** Makes the root and an issuing CA for each generation: once in a world's life, about half a second. */
export async function foundAuthority({ now, random }: Pick<Scene, 'now' | 'random'>): Promise<AuthorityKeys> {
  const [rootKeys, ...issuingKeys] = await Promise.all([
    makeKeys(3072),
    ...generationNames.map(() => makeKeys(2048)),
  ])
  const rootCertificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(random),
    subject: nameOf(rootName),
    issuer: nameOf(rootName),
    ...validity(now, 9125),
    publicKey: rootKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(caKeyUsage, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const root = await stored(rootCertificate, rootKeys.privateKey)
  await yieldToPage()
  const issuing: Record<string, CertificateAuthority> = {}
  for (const [index, generation] of generationNames.entries()) {
    const keys = issuingKeys[index] as CryptoKeyPair
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(random),
      subject: nameOf({ ...rootName, commonName: generations[generation].issuerName }),
      issuer: rootCertificate.subjectName,
      ...validity(now, 3650),
      publicKey: keys.publicKey,
      signingKey: rootKeys.privateKey,
      signingAlgorithm: signing,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(caKeyUsage, true),
        new x509.ExtendedKeyUsageExtension([...generations[generation].issuerExtendedKeyUsage]),
        new x509.CertificatePolicyExtension([anyPolicy]),
        ...publication('root'),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        authorityKeyIdentifier(rootCertificate),
      ],
    })
    issuing[generation] = await stored(certificate, keys.privateKey)
    await yieldToPage()
  }
  return { root, issuing }
}

async function makeKeys(modulusLength: number): Promise<CryptoKeyPair> {
  const publicExponent = Uint8Array.of(1, 0, 1)
  return await crypto.subtle.generateKey({ ...signing, modulusLength, publicExponent }, true, [
    'sign',
    'verify',
  ])
}

async function stored(certificate: x509.X509Certificate, key: CryptoKey): Promise<CertificateAuthority> {
  return {
    certificatePem: pemOf('certificate', new Uint8Array(certificate.rawData)),
    privateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)),
  }
}
