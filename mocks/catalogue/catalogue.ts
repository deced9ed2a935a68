import type { Catalogue } from '../../src/contract/schema'
import { attestationVersion, masterAgreement, servicesAgreement } from './agreement'
import { products } from './products'

/**
 * Domains at which anybody can have an address: those that people of the four languages meet most, and the
 * world's largest.
 */
const publicProviders: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'outlook.be', 'hotmail.com', 'hotmail.fr'],
  ...['hotmail.be', 'hotmail.nl', 'hotmail.co.uk', 'live.com', 'live.fr', 'live.nl', 'live.be', 'live.co.uk'],
  ...['msn.com', 'windowslive.com', 'passport.com', 'yahoo.com', 'yahoo.fr', 'yahoo.co.uk', 'yahoo.de'],
  ...['yahoo.co.jp', 'yahoo.com.tw', 'yahoo.com.hk', 'yahoo.es', 'yahoo.it', 'ymail.com', 'rocketmail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'aim.com', 'proton.me', 'protonmail.com', 'pm.me'],
  ...[
    'tutanota.com',
    'tuta.io',
    'fastmail.com',
    'hey.com',
    'zoho.com',
    'zohomail.eu',
    'mail.com',
    'email.com',
  ],
  ...['gmx.com', 'gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.fr', 'web.de', 'freenet.de', 't-online.de'],
  ...['posteo.de', 'mailbox.org', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'bbox.fr'],
  ...[
    'neuf.fr',
    'club-internet.fr',
    'aliceadsl.fr',
    'numericable.fr',
    'ziggo.nl',
    'kpnmail.nl',
    'kpnplanet.nl',
  ],
  ...[
    'planet.nl',
    'hetnet.nl',
    'home.nl',
    'xs4all.nl',
    'upcmail.nl',
    'casema.nl',
    'quicknet.nl',
    'telenet.be',
  ],
  ...['skynet.be', 'proximus.be', 'scarlet.be', 'voo.be', 'belgacom.net', 'pandora.be', 'hinet.net'],
  ...['pchome.com.tw', 'seed.net.tw', 'kimo.com.tw', 'giga.net.tw', 'so-net.net.tw', 'qq.com'],
  ...['163.com', '126.com', 'yeah.net', 'sina.com', 'sohu.com', 'foxmail.com', 'netvigator.com', 'naver.com'],
  ...[
    'daum.net',
    'yandex.com',
    'yandex.ru',
    'mail.ru',
    'seznam.cz',
    'wp.pl',
    'o2.pl',
    'libero.it',
    'tiscali.it',
  ],
  ...[
    'btinternet.com',
    'sky.com',
    'virginmedia.com',
    'talktalk.net',
    'comcast.net',
    'att.net',
    'verizon.net',
  ],
  ...['bluewin.ch', 'sunrise.ch', 'videotron.ca', 'sympatico.ca', 'bigpond.com'],
]

/** The client certificates on offer, and what orders of them must keep to. */
export function catalogue(): Catalogue {
  return {
    products: products.map(({ certificateType: _ours, ...product }) => product),
    publicProviders: [...publicProviders],
    publicProviderProductId: 'secure_email_mailbox',
    volumeDiscounts: [
      { fromRecipients: 25, percent: 5 },
      { fromRecipients: 100, percent: 10 },
      { fromRecipients: 500, percent: 15 },
    ],
    maxRecipients: 1000,
    maxNotificationEmails: 20,
    attestationVersion,
    servicesAgreementVersion: servicesAgreement.version,
    masterAgreementVersion: masterAgreement.version,
  }
}
