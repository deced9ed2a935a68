// Made from messages/*/en.json by tests/unit/i18n/english-messages.test.ts; never edited.
declare const messages: {
  app: {
    name: 'Certdesk'
    title: '{page} – Certdesk'
    titleWithError: 'Error: {page} – Certdesk'
    skipToContent: 'Skip to the content'
    language: 'Language'
    languageFailed: 'The texts in {language} did not arrive. The page stays in the present language.'
    theme: 'Appearance'
    themes: {
      system: 'As the device'
      light: 'Light'
      dark: 'Dark'
    }
    promise: 'Private keys are made in this browser and never leave it.'
    offline: 'This device is offline. You can go on reading; whatever has to be sent waits until you are connected again.'
    loading: 'Loading'
    errorCode: 'Code for your helpdesk: <mono>{code}</mono>'
    tryAgain: 'Try again'
    tryAgainWith: 'Try again: {language}'
    reload: 'Load the page again'
    backToStart: 'Go to the start page'
  }
  home: {
    title: 'Make your certificate'
    lead: 'When a certificate has been ordered for you, you get an e-mail with a link. Open that link on the device where you want to make the certificate.'
    whatTitle: 'What happens then'
    what: {
      check: 'You check that the certificate is for you.'
      password: 'You choose a password for the file.'
      make: 'This browser makes a private key. Only the public half is sent to the certificate authority.'
      save: 'You save one file and install it in your mail program.'
    }
    noLinkTitle: 'No link in your mail?'
    noLink: 'Look in the folder for unwanted mail. If it is not there either, ask the person who orders certificates in your organization to send it again.'
  }
  notFound: {
    title: 'There is no page at this address'
    help: 'Perhaps the address was shortened on its way. Open the link in your mail again, or copy it whole into the address bar.'
  }
  field: {
    errorPrefix: 'Error:'
    summaryTitle: 'Please look at this again'
    showPassword: 'Show'
    hidePassword: 'Hide'
    showPasswordLabel: 'Show what is typed in “{field}”'
    hidePasswordLabel: 'Hide what is typed in “{field}”'
  }
  copy: {
    copy: 'Copy'
    copied: 'Copied'
    failed: 'The browser did not allow it. Select the text and copy it.'
    copyWhat: 'Copy: {what}'
  }
  notice: {
    info: 'Good to know'
    success: 'Done'
    warning: 'Please note'
    danger: 'Problem'
  }
  stepState: {
    waiting: 'waiting'
    running: 'under way'
    done: 'done'
    failed: 'failed'
  }
  keygen: {
    stepOf: 'Step {step, number} of {steps, number}'
    back: 'Back'
    noLink: {
      title: 'Please open the link in your mail again'
      help: 'This page needs the whole link from your mail. For your safety the browser does not keep it: after loading the page again, or when part of the link is missing, it has to be opened once more.'
      nothingLost: 'The link can be opened as often as you like until a certificate has been issued.'
    }
    issued: {
      title: 'This link has already been used'
      what: 'A certificate for {name} was issued on {when}.'
      whatWithoutTime: 'A certificate for {name} has been issued.'
      means: 'A link makes one certificate. Its private key is only in the file that was saved then, on the device where it was made; nobody else has a copy.'
      todoTitle: 'What you can do'
      todoFind: 'Look for the file: its name begins with the name above and ends in “.p12”. It is often in the folder “Downloads”.'
      todoReissue: 'If the file is lost, ask the person who orders certificates in your organization to reissue order {orderNumber}. You then get a new link.'
      todoUnknown: 'If it was not you who made this certificate, tell that person at once: the certificate should be revoked.'
    }
    declined: {
      title: 'Nothing was done'
      help: 'You said that this certificate is not for you. Nothing was made, sent or stored; the link is as it was.'
      todo: 'Please tell the person who sent you the link, so that it reaches the right person. You can delete the mail and close this page.'
      undo: 'Go back: it is for me'
    }
    otherLink: {
      title: 'Another link was opened'
      help: 'The certificate on this page is not finished or its file is not saved yet. If you go on with the other link, its key is lost.'
      stay: 'Stay here'
      switch: 'Go on with the other link'
    }
    identity: {
      title: 'Is this certificate for you?'
      leadOrganization: '{organization} has ordered a certificate for the person below. Please check that the name and the address are yours.'
      lead: 'A certificate has been ordered for the person below. Please check that the name and the address are yours.'
      name: 'Name'
      emails: '{count, plural, one {E-mail address} other {E-mail addresses}}'
      organization: 'Organization'
      product: 'Product'
      validity: 'Validity period'
      validityDays: '{days, plural, one {# day} other {# days}} from the day it is issued'
      validityYears: '{years, plural, one {# year} other {# years}} from the day it is issued'
      usages: 'Good for'
      usage: {
        sign_email: 'signing e-mail, so that others see it is from you'
        encrypt_email: 'receiving encrypted e-mail that only you can read'
        sign_documents: 'signing documents'
        authenticate_client: 'signing in to websites and services'
      }
      order: 'Order'
      linkUntil: 'Link works until'
      yes: 'Yes, this is me'
      no: 'This is not me'
      keyTitle: 'Your private key stays here'
      key: 'In the next steps this browser makes a private key for you. It is saved in a file that only you get; neither the certificate authority nor your organization ever sees it.'
    }
    password: {
      title: 'Which password should protect the file?'
      lead: 'The password seals the file with your private key. You need it when you install the file. Nobody can recover it: without the password the file is worthless.'
      choice: 'Password'
      generated: 'Use this passphrase'
      generatedHint: 'Made by this browser, impossible to guess. Recommended.'
      own: 'Choose my own password'
      ownHint: '12 to 31 characters.'
      passphrase: 'Your passphrase'
      passphraseRead: 'Small letters, digits and hyphens. No letter or digit can be mistaken for another.'
      another: 'Make another'
      anotherMade: 'A new passphrase was made.'
      print: 'Print'
      printFor: 'Passphrase for the certificate file of {name}'
      printKeep: 'Keep this sheet apart from the file. Whoever has both can read your mail and sign in your name.'
      field: 'Password'
      repeat: 'The same password again'
      rules: 'The password'
      rule: {
        'too-short': 'has at least 12 characters'
        'too-long': 'has at most 31 characters'
        'character-outside-ascii': 'has only letters without accents, digits, blanks and the signs on an English keyboard'
        'blank-at-edge': 'neither begins nor ends with a blank'
      }
      ruleMet: 'met'
      ruleBroken: 'not met'
      whyAscii: 'Some devices read other letters differently and would then say that the password is wrong.'
      saved: 'I have written the password down or saved it where I will find it again'
      next: 'Use this password'
      error: {
        missing: 'Type a password.'
        'too-short': 'The password is too short: it needs at least 12 characters.'
        'too-long': 'The password is too long: some devices take at most 31 characters.'
        'character-outside-ascii': 'The password has a character that some devices read differently. Use letters without accents, digits, blanks and the signs on an English keyboard.'
        'blank-at-edge': 'The password begins or ends with a blank, which is easily lost when copying. Take it away.'
        'repeat-differs': 'The two passwords are not the same. Type the second one again.'
        'not-saved': 'Save the password first, then tick the box. Nobody can recover it later.'
      }
    }
    agreement: {
      title: 'Do you accept the agreement?'
      lead: 'It says what the certificate authority and you promise each other. Please read it.'
      version: 'Version {version}'
      region: 'Text of the agreement'
      accept: 'I have read the agreement and accept it'
      next: 'Accept and continue'
      notAccepted: 'To get the certificate, read the agreement and tick the box.'
    }
    create: {
      title: 'Create your certificate'
      lead: 'Everything is ready. It takes a few seconds, on an older phone up to a minute. Please keep this page open.'
      figure: 'The private key is made in this browser and stays here. Only a CSR (certificate signing request) with the public key goes to the certificate authority; the certificate comes back.'
      figureBrowser: 'This browser'
      figureKey: 'private key'
      figureRequest: 'request'
      figureCertificate: 'certificate'
      figureAuthority: 'Certificate authority'
      keyType: 'Key type'
      keyTypeHint: 'The first one works everywhere. Choose another only if your organization asks for it.'
      keyProfile: {
        rsa_2048: 'RSA, 2048 bits'
        rsa_3072: 'RSA, 3072 bits'
        rsa_4096: 'RSA, 4096 bits (slow to make)'
        ec_p256: 'Elliptic curve, P-256'
        ec_p384: 'Elliptic curve, P-384'
      }
      start: 'Create my certificate'
      workingTitle: 'Creating your certificate'
      workingLead: 'Please keep this page open. You can cancel at any time.'
      steps: 'Progress'
      work: {
        'key-pair': 'Make the key pair'
        csr: 'Make the CSR (certificate signing request)'
        submit: 'Send the request'
        certificate: 'Receive the certificate'
        'certificate-check': 'Check the certificate'
        pkcs12: 'Build the file'
        'pkcs12-check': 'Open the file again to test it'
      }
      cancel: 'Cancel'
      cancelAskTitle: 'Cancel and give up this key?'
      cancelAsk: 'Your request has already been sent. If you cancel now, the key is dropped and the certificate cannot be used; your organization then has to reissue the order.'
      cancelYes: 'Cancel and drop the key'
      cancelNo: 'Go on'
    }
    cancelled: {
      title: 'Cancelled'
      beforeSent: 'The work was stopped and the key was dropped. Nothing had been sent, so nothing is lost: you can begin again at any time with the same link.'
      afterSent: 'The work was stopped and the key was dropped. The request had already been sent, so the certificate of order {orderNumber} may have been issued for a key that no longer exists. Ask the person who orders certificates in your organization to reissue the order.'
      again: 'Begin again'
    }
    failed: {
      title: 'Your certificate is not ready yet'
      keyHeld: 'Your key is still in this page. Leave the page open until it has worked; closing it drops the key.'
      keyLost: 'The key was lost with it, after the request had been sent. Ask the person who orders certificates in your organization to reissue order {orderNumber}.'
      nothingSent: 'Nothing has been sent. You can try again or come back later with the same link.'
      again: 'Try again'
      newKey: 'Try again with a new key'
      readAgreement: 'Read the new agreement'
    }
    checkFailed: {
      title: 'The certificate did not pass the check'
      help: 'The certificate arrived, but it is not what was ordered. So that you do not install something wrong, no file was made.'
      todo: 'Send the lines below and order number {orderNumber} to the person who orders certificates in your organization. The order has to be reissued.'
    }
    checks: {
      title: 'Checked before handing over'
      result: {
        passed: 'passed'
        failed: 'failed'
      }
      'key-matches': 'The certificate belongs to the key made here'
      'chain-complete': 'Every signature holds, up to the root certificate'
      'emails-included': '{count, plural, one {Your e-mail address is} other {All your e-mail addresses are}} in the certificate'
      'valid-now': 'The certificate is valid today'
      'usages-permitted': 'It may be used for what was ordered'
      'file-opens': 'The file opens with your password and everything is in it'
    }
    done: {
      title: 'Your certificate is ready'
      above: 'All checks passed'
      lead: 'Save the file now. It holds your certificate and your private key, sealed with your password.'
      save: 'Save {fileName}'
      fileFacts: 'Certificate file (PKCS #12), {size}'
      saved: 'The file was handed to your browser. Look for it in “Downloads” and check that it is there before you close this page.'
      notSavedYet: 'Not saved yet. This page is the only place where the key is.'
      nextTitle: 'What now'
      nextInstall: 'Open the file on the device where you read your mail, and type the password there.'
      nextKeep: 'Keep the file and the password, apart from each other. They are your only copy.'
      nextOld: 'Keep older “.p12” files as well: mail that was encrypted for an earlier certificate can only be read with them.'
      olderTitle: 'Does your device say that the password is wrong?'
      older: 'iPhones, iPads and Macs from before 2023, Windows before 2019 and Android up to version 12 cannot read the newer kind of file, and say that the password is wrong. For them there is a second kind, with the same certificate, key and password. Its protection is older: delete it when it is installed.'
      olderMake: 'Make the file for an older device'
      olderMaking: 'The file is being made'
      olderReady: 'The file for older devices is ready.'
      receipt: 'Receipt'
      subject: 'Issued to'
      issuer: 'Issued by'
      serial: 'Serial number'
      validFrom: 'Valid from'
      validUntil: 'Valid until'
      fingerprint: 'Fingerprint (SHA-256)'
      keyType: 'Key'
      order: 'Order'
      printReceipt: 'Print the receipt'
      leaveNote: 'When you close this page, the key in it is gone. It is then only in the file you saved.'
    }
    device: {
      title: 'Where will you install it?'
      lead: 'Devices read different kinds of file. Choose where you read your mail, and you get one that opens there. Files for other devices can be made afterwards.'
      choice: 'Device'
      looksLike: 'This device looks like “{device}”. The guess is made in this browser and sent nowhere.'
      hint: {
        windows: 'With Outlook, Edge or Chrome.'
        windows_older: 'Windows Server 2016 and older, Windows 7, 8 and the first Windows 10.'
        macos: 'With Apple Mail, Outlook, Safari or Chrome.'
        iphone_ipad: 'With Apple’s Mail.'
        android: 'With a mail app that can sign and decrypt.'
        android_older: 'Android 13 and older, or a version you don’t know.'
        thunderbird_firefox: 'On any computer; they keep certificates of their own.'
        linux: 'With Evolution, Chrome or a program at the command line.'
        java: 'A program that reads a key store.'
        several: 'One file that all of them open.'
        unknown: 'You get the kind of file that opens nearly everywhere.'
      }
      next: 'Continue'
      missing: 'Choose where you will install the certificate. If you are not sure, choose “{unknown}”.'
      why: 'What is chosen, and why'
      whyKind: 'Kind of file'
      whyAlgorithms: 'Made with'
      whyEvidence: 'Known because'
      whyChecked: 'Looked at on'
      measured: 'measured'
      reported: 'reported'
      profile: {
        modern: {
          name: 'Modern'
          algorithms: 'AES-256-CBC with PBKDF2-HMAC-SHA-256, sealed by HMAC-SHA-256; {iterations, number} iterations each'
        }
        compatible: {
          name: 'Compatible'
          algorithms: 'Triple DES with SHA-1, sealed by HMAC-SHA-1; {iterations, number} iterations each. Its strength is that of the password'
        }
      }
    }
  }
  errors: {
    'input-too-large': {
      title: 'The data is too large'
      help: 'It is larger than a certificate or request can be, so it was not read. Please tell the person who orders certificates in your organization.'
    }
    'pem-missing': {
      title: 'No certificate data was found'
      help: 'The text has no block that begins with “-----BEGIN”. Check that the right file was used and that it is complete.'
    }
    'pem-label-unexpected': {
      title: 'This is another kind of data'
      help: 'The text holds something other than what is needed here. Check that the right file was used.'
    }
    'pem-several-blocks': {
      title: 'There is more than one block in it'
      help: 'Exactly one is needed here. Leave only the right block and try again.'
    }
    'pem-malformed': {
      title: 'The text is damaged'
      help: 'The block cannot be read; often a line was lost in copying. Copy the whole text again.'
    }
    'der-malformed': {
      title: 'The data is damaged'
      help: 'It cannot be read as certificate data. Fetch it again from where you got it.'
    }
    'der-too-deep': {
      title: 'The data is not plausible'
      help: 'It is nested deeper than certificate data ever is, so it was not read further. Fetch it again from where you got it.'
    }
    'key-generation-failed': {
      title: 'The browser could not make a key'
      help: 'No key was made and nothing was sent. Try again; if it happens again, use an up-to-date browser or another device.'
    }
    'key-type-unsupported': {
      title: 'This kind of key is not accepted'
      help: 'The certificate authority takes RSA keys and elliptic-curve keys only. Choose one of the offered key types.'
    }
    'key-rsa-pss-unsupported': {
      title: 'RSA-PSS keys are not accepted'
      help: 'Mail programs do not handle them well. Use an ordinary RSA key or an elliptic-curve key.'
    }
    'key-ed25519-unsupported': {
      title: 'Ed25519 keys are not accepted'
      help: 'The rules for mail certificates do not permit them. Use an RSA key or an elliptic-curve key (P-256 or P-384).'
    }
    'key-rsa-size-unsupported': {
      title: 'The RSA key has the wrong size'
      help: '2048, 3072 or 4096 bits are accepted. Make a new key of one of these sizes.'
    }
    'key-rsa-exponent-unsupported': {
      title: 'The RSA key is not safe'
      help: 'Its public exponent is not the usual one (65537). Make a new key.'
    }
    'key-curve-unsupported': {
      title: 'This elliptic curve is not accepted'
      help: 'P-256 and P-384 are accepted. Make a new key on one of them.'
    }
    'key-malformed': {
      title: 'The key is damaged'
      help: 'It cannot be read, so it cannot be used. Make a new key.'
    }
    'csr-malformed': {
      title: 'The certificate signing request is damaged'
      help: 'It cannot be read as a CSR. Make a new one and try again.'
    }
    'csr-signature-invalid': {
      title: 'The certificate signing request does not hold'
      help: 'Its signature does not fit the key in it: it was changed or damaged on its way. Make a new one and try again.'
    }
    'csr-signature-hash-unsupported': {
      title: 'The certificate signing request is signed in an old way'
      help: 'SHA-256, SHA-384 or SHA-512 is needed. Make a new request.'
    }
    'certificate-malformed': {
      title: 'The certificate cannot be read'
      help: 'What arrived is damaged or no certificate. Nothing was handed over. Try again; the certificate authority sends it once more.'
    }
    'chain-too-long': {
      title: 'The chain of certificates is not plausible'
      help: 'It has more links than a real chain. Nothing was handed over. Tell the person who orders certificates in your organization.'
    }
    'pkcs12-malformed': {
      title: 'The certificate file cannot be read'
      help: 'It is damaged, or not a “.p12” or “.pfx” file. Use the original file.'
    }
    'pkcs12-password-wrong': {
      title: 'The password does not open the file'
      help: 'Look for small and capital letters and for blanks at the end, and type it again.'
    }
    'pkcs12-algorithm-unsupported': {
      title: 'The file is sealed in a way this page does not know'
      help: 'It is probably very old or made by special software. Open it with the program that made it.'
    }
    'pkcs12-content-unexpected': {
      title: 'The certificate file holds something unexpected'
      help: 'What is in it does not fit what should be there, so it was not handed over. Try again.'
    }
    'iterations-too-many': {
      title: 'The file asks for too much work'
      help: 'Opening it would take unreasonably long, so it was not tried. The file is damaged or meant to do harm.'
    }
    'sealed-key-malformed': {
      title: 'The request file cannot be read'
      help: 'It is damaged, or not a request file. Use the original file.'
    }
    'sealed-key-password-wrong': {
      title: 'The password does not open the key'
      help: 'Look for small and capital letters and for blanks at the end, and type it again.'
    }
    'sealed-key-algorithm-unsupported': {
      title: 'The key is sealed in a way this page does not know'
      help: 'Use the request file that was saved from this page.'
    }
    'certificate-key-mismatch': {
      title: 'Certificate and key do not belong together'
      help: 'The certificate was issued for another key. Nothing was handed over. Tell the person who orders certificates in your organization.'
    }
    'password-malformed': {
      title: 'The password cannot be used'
      help: 'It is empty, or holds something that is not a character. Go back and choose another.'
    }
    'key-forgotten': {
      title: 'The key is no longer there'
      help: 'The browser has dropped it, for instance because the page was put to sleep. Begin again with a new key.'
    }
    cancelled: {
      title: 'It was cancelled'
      help: 'The work was stopped and nothing was kept. You can begin again.'
    }
    'crypto-worker-failed': {
      title: 'The part of this page that makes keys has stopped'
      help: 'The browser could not start it or ended it, for instance for lack of memory. Close other tabs and try again.'
    }
    'network-unreachable': {
      title: 'The server cannot be reached'
      help: 'The connection is interrupted or very slow. What you entered is still here. Check the connection and try again.'
    }
    'reply-malformed': {
      title: 'The server gave an answer that makes no sense'
      help: 'Something between this browser and the server may have changed it, for instance a sign-in page of a public network. Try again or use another network.'
    }
    'request-malformed': {
      title: 'The server did not understand the request'
      help: 'This page and the server do not fit together, perhaps because one of them was just renewed. Load the page again with the link in your mail.'
    }
    'request-too-large': {
      title: 'The request is too large'
      help: 'The server takes no more than it needs and refused it. Tell the person who orders certificates in your organization.'
    }
    'pickup-link-unknown': {
      title: 'This link is not known'
      help: 'Perhaps part of it is missing: open it by clicking in the mail, or copy the whole line. If a newer mail arrived, use the link in that one. Otherwise ask for a new link.'
    }
    'pickup-link-expired': {
      title: 'This link has expired'
      help: 'Links work for a limited time only. Have a new one sent to your address.'
    }
    'pickup-key-conflict': {
      title: 'A request was already sent through this link'
      help: 'It came from another window or device, with another key. Go on there. If that is not possible, ask for the order to be reissued.'
    }
    'csr-key-reused': {
      title: 'This key has been used before'
      help: 'Each certificate needs a key of its own. Try again with a new key.'
    }
    'csr-key-blocklisted': {
      title: 'This key is known to be unsafe'
      help: 'It is on the list of keys that must not be used. Try again with a new key.'
    }
    'agreement-outdated': {
      title: 'The agreement has changed'
      help: 'A newer version came into force while you were reading. Read and accept it; then it goes on with the same key.'
    }
    'certificate-not-issued': {
      title: 'The certificate has not been issued yet'
      help: 'The request has arrived, but the certificate authority needs more time. Wait a little and try again.'
    }
    'server-fault': {
      title: 'The server has a fault'
      help: 'It is not your doing, and nothing is lost. Wait a little and try again.'
    }
    unexpected: {
      title: 'This page has a fault'
      help: 'It is not your doing. Try again; if it happens again, load the page anew with the link in your mail.'
    }
    'pickup-link-superseded': {
      title: 'There is a newer link'
      help: 'A newer link was sent to you, and this one stopped working. Use the link in the newest mail.'
    }
    'pickup-code-required': {
      title: 'A code is needed'
      help: 'Your organization asks for a one-time code before this link opens.'
    }
    'pickup-code-wrong': {
      title: 'The code is not right'
      help: 'Compare it with what you were told and type it again.'
    }
    'pickup-code-locked': {
      title: 'This link is locked'
      help: 'A wrong code was typed five times. Ask the person who orders certificates in your organization for a new link and a new code.'
    }
    'pickup-not-ready': {
      title: 'It is not your turn yet'
      help: 'Something is still open before your certificate can be made. Open the link again later.'
    }
    'pickup-closed': {
      title: 'No certificate can be made here any more'
      help: 'The order was cancelled, the request refused or the certificate revoked. Ask the person who orders certificates in your organization.'
    }
    'too-many-requests': {
      title: 'That was asked for a moment ago'
      help: 'Please wait a little before you ask again, and look in the folder for unwanted mail.'
    }
    'storage-unavailable': {
      title: 'This browser does not let the page keep anything'
      help: 'It may be a private window, or its settings forbid it. Save the request file; it does the same.'
    }
    'storage-full': {
      title: 'There is no room left in this browser'
      help: 'The key could not be kept here. Save the request file; it does the same.'
    }
    'kept-key-missing': {
      title: 'The key is not in this browser any more'
      help: 'It was erased, by you or by the browser. If you saved the request file, open it here.'
    }
    'kept-key-unreadable': {
      title: 'What this browser kept cannot be read'
      help: 'The kept key is damaged or was written by another version. If you saved the request file, open it here.'
    }
    'request-file-malformed': {
      title: 'This is not a request file'
      help: 'It is another file, or it is damaged. The request file is a text file whose name begins with “certdesk-request”.'
    }
    'request-file-other-order': {
      title: 'This request file belongs to another order'
      help: 'Open the link that came with that order, or choose the file of this one.'
    }
    'request-file-other-key': {
      title: 'The certificate was requested with another key'
      help: 'The key in this file or browser is not the one that was sent for this order. Look for another request file, or ask for the order to be reissued.'
    }
    'estimator-unavailable': {
      title: 'The strength could not be estimated'
      help: 'The part of the page that does it did not load. Check your connection and try again, or use the passphrase that was made for you.'
    }
  }
  devices: {
    name: {
      windows: 'Windows 10 or 11'
      windows_older: 'Older Windows'
      macos: 'Mac'
      iphone_ipad: 'iPhone or iPad'
      android: 'Android 14 or newer'
      android_older: 'Older Android'
      thunderbird_firefox: 'Thunderbird or Firefox'
      linux: 'Linux'
      java: 'A Java program'
      several: 'Several of these'
      unknown: 'I don’t know yet'
    }
  }
}
export default messages
