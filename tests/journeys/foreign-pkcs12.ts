import { execFileSync } from 'node:child_process'
import { createOpensslWorkspace } from '../setup/openssl'

/** A certificate of Alice's with its key, below an intermediate and a root, all made by OpenSSL. */
export interface ForeignIdentity {
  readonly privateKeyPem: string
  readonly rootPem: string
  readonly certificatePem: string
  /**
   * `openssl pkcs12 -export` with these options over key, certificate and chain (`-nokeys` leaves the key
   * out).
   */
  readonly pkcs12: (password: string, ...options: string[]) => Buffer
  /** Two keys in one file, each with its certificate, as Java's store holds them. */
  readonly history: (password: string) => Buffer
  readonly remove: () => void
}

const extensions = `
[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[mail]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=emailProtection
subjectAltName=email:alice@brightwater.example
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
`

/** Makes the identity anew; `remove` takes the folder away. */
export function createForeignIdentity(): ForeignIdentity {
  const { path, write, read, readText, run, remove } = createOpensslWorkspace()
  write('ext.cnf', extensions)
  const issue = (name: string, subject: string, section: string, signer: readonly string[]) => {
    run(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', `${name}.key`])
    run(['req', '-new', '-utf8', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`])
    const request = ['x509', '-req', '-in', `${name}.csr`, '-days', '365', '-out', `${name}.pem`]
    run([...request, '-extfile', 'ext.cnf', '-extensions', section, ...signer])
  }
  const by = (name: string) => ['-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-CAcreateserial']
  issue('root', '/O=Elsewhere/CN=Elsewhere Root', 'ca', ['-signkey', 'root.key'])
  issue('issuing', '/O=Elsewhere/CN=Elsewhere Mail CA', 'ca', by('root'))
  issue('alice', '/O=Brightwater/CN=Zoë Whitcombe', 'mail', by('issuing'))
  write('chain.pem', readText('issuing.pem') + readText('root.pem'))
  return {
    privateKeyPem: readText('alice.key'),
    certificatePem: readText('alice.pem'),
    rootPem: readText('root.pem'),
    pkcs12(password, ...options) {
      const key = options.includes('-nokeys') ? [] : ['-inkey', 'alice.key']
      const parts = ['-in', 'alice.pem', ...key, '-certfile', 'chain.pem', '-name', 'Zoë (mail)']
      write('password.txt', `${password}\n`)
      run(['pkcs12', '-export', ...parts, '-passout', 'file:password.txt', '-out', 'made.p12', ...options])
      return Buffer.from(read('made.p12'))
    },
    history(password) {
      const names = ['alice', 'earlier']
      issue('earlier', '/O=Brightwater/CN=Zoë Earlier', 'mail', by('issuing'))
      for (const name of names) {
        const parts = ['-in', `${name}.pem`, '-inkey', `${name}.key`, '-name', name]
        run(['pkcs12', '-export', ...parts, '-passout', `pass:${password}`, '-out', `${name}.p12`])
        const from = [
          '-srckeystore',
          path(`${name}.p12`),
          '-srcstorepass',
          password,
          '-srcstoretype',
          'PKCS12',
        ]
        const to = [
          '-destkeystore',
          path('history.p12'),
          '-deststorepass',
          password,
          '-deststoretype',
          'PKCS12',
        ]
        execFileSync('keytool', ['-importkeystore', ...from, ...to, '-noprompt'], { stdio: 'ignore' })
      }
      return Buffer.from(read('history.p12'))
    },
    remove,
  }
}
