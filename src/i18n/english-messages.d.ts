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
    offline: 'This device is offline. You can read on; what has to be sent waits until you are connected.'
    loading: 'Loading …'
    errorCode: 'Code for your helpdesk: <mono>{code}</mono>'
    tryAgain: 'Try again'
    tryAgainWith: 'Try again: {language}'
    reload: 'Load the page again'
    backToStart: 'Go to the start page'
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
    capsLock: 'Caps Lock is on.'
    tooLong: 'This is longer than the field takes ({characters, number} characters), so nothing was put in.'
    tooManyLines: 'This is longer than the field takes ({characters, number} characters, {lines, number} lines), so nothing was put in.'
  }
  copy: {
    copy: 'Copy'
    copied: 'Copied'
    failed: 'The browser did not allow it. Select the text, then copy it with Ctrl+C or ⌘C.'
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
    otherLink: {
      title: 'Another link was opened'
      help: 'The certificate on this page is not finished or its file is not saved yet. If you go on with the other link, its key is lost.'
      stay: 'Stay here'
      switch: 'Go on with the other link'
    }
    identity: {
      title: 'Is this certificate for you?'
      leadOrganization: '{organization} has ordered this certificate. Please check that the name and the address are yours.'
      lead: 'This certificate has been ordered. Please check that the name and the address are yours.'
      name: 'Name'
      emails: '{count, plural, one {E-mail address} other {E-mail addresses}}'
      organization: 'Organization'
      product: 'Product'
      validity: 'Validity period'
      validityDays: '{days, plural, one {# day} other {# days}} from issue'
      validityYears: '{years, plural, one {# year} other {# years}} from issue'
      usages: 'Good for'
      usage: {
        sign_email: 'signing e-mail in your name'
        encrypt_email: 'receiving e‑mail that only you can read'
        sign_documents: 'signing documents'
        authenticate_client: 'signing in to websites and services'
      }
      order: 'Order'
      linkUntil: 'Link works until'
      yes: 'Yes, this is me'
      no: 'This is not me'
      keyTitle: 'Your private key stays here'
      key: 'This browser makes it and puts it in a file that only you get. Neither the certificate authority nor your organization ever sees it.'
      requestFile: 'I already saved a request file'
    }
    password: {
      title: 'Which password should protect the file?'
      lead: 'It seals the file with your private key. You need it to install the file, and nobody can recover it.'
      choice: 'Password'
      generated: 'Use a generated password'
      generatedHint: 'Made by this browser, impossible to guess. Recommended.'
      own: 'Choose my own password'
      ownHint: '12 to 31 characters.'
      passphrase: 'Your password'
      passphraseRead: 'Small letters, digits and hyphens. No letter or digit can be mistaken for another.'
      newTitle: 'This is a new password'
      newMeans: 'One you noted earlier for this certificate is no longer used. Cross it out, and note this one.'
      another: 'Make another'
      anotherMade: 'A new password was made.'
      print: 'Print'
      printFor: 'Password for the certificate file of {name}'
      printKeep: 'Keep this sheet apart from the file. Whoever has both can read your mail and sign in your name.'
      field: 'Password'
      repeat: 'The same password again'
      rules: 'The password'
      rule: {
        'too-short': 'has at least 12 characters'
        'too-long': 'has at most 31 characters'
        'character-outside-ascii': 'has only letters without accents, digits, spaces and the signs on an English keyboard'
        'blank-at-edge': 'does not start or end with a space'
      }
      ruleMet: 'met'
      ruleBroken: 'not met'
      whyAscii: 'Some devices read other letters differently and would then say that the password is wrong.'
      saved: 'I have written the password down or saved it where I will find it again'
      next: 'Use this password'
      error: {
        'not-saved': 'Save the password first, then tick the box. Nobody can recover it later.'
        'too-weak': 'The password is too easy to guess. Add words that don’t belong together, or use the generated one.'
        'not-judged': 'The strength of the password could not be estimated, so it can’t be used yet. Try again, or use the generated one.'
      }
      foreign: '{count, plural, one {This character is read differently by some devices:} other {These characters are read differently by some devices:}}'
      strength: {
        too_weak: {
          word: 'Too weak.'
          means: 'Somebody who gets hold of the file would find it within a day.'
        }
        fair: {
          word: 'Fair.'
          means: 'A fast computer needs days or weeks for it. Another word makes it much better.'
        }
        good: {
          word: 'Good.'
          means: 'A fast computer needs months or years for it.'
        }
        strong: {
          word: 'Strong.'
          means: 'A fast computer needs decades for it.'
        }
        warning: {
          straightRow: 'A row of keys is among the first things that are tried.'
          keyPattern: 'Patterns on the keyboard are among the first things that are tried.'
          simpleRepeat: 'Repeated characters add next to nothing.'
          extendedRepeat: 'Repeating a part adds next to nothing.'
          sequences: 'Sequences such as “abc” are among the first things that are tried.'
          recentYears: 'Years are among the first things that are tried.'
          dates: 'Dates are among the first things that are tried.'
          topTen: 'It is one of the most used passwords of all.'
          topHundred: 'It is one of the most used passwords.'
          common: 'It is a password that many people use.'
          similarToCommon: 'It is much like a password that many people use.'
          wordByItself: 'A single word is among the first things that are tried.'
          namesByThemselves: 'A name is among the first things that are tried.'
          commonNames: 'Names are among the first things that are tried.'
          userInputs: 'Your name, address or organization is what somebody who knows you tries first.'
        }
        judging: 'The strength is being estimated …'
      }
    }
    agreement: {
      lead: 'Read and accept the agreement. Your certificate is then created at once.'
      version: 'Version {version}'
      region: 'Text of the agreement'
      accept: 'I have read the agreement and accept it'
      notAccepted: 'To get the certificate, read the agreement and tick the box.'
      print: 'Print or save'
    }
    create: {
      title: 'Create your certificate'
      figure: 'Your private key is made here and stays here. Only a request leaves.'
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
      start: 'Accept and create my certificate'
      workingTitle: 'Creating your certificate'
      workingLead: 'This takes a few seconds, rarely a minute.'
      steps: 'Progress'
      work: {
        'key-pair': 'Make the key pair'
        csr: 'Make the request (CSR)'
        submit: 'Send the request'
        certificate: 'Receive the certificate'
        'certificate-check': 'Check the certificate'
        pkcs12: 'Build the file'
        'pkcs12-check': 'Open the file to test it'
        seal: 'Seal the key in this browser'
      }
      cancel: 'Cancel'
      cancelAskTitle: 'Your request has already been sent'
      cancelAsk: 'You can stop here and come back later: nothing is lost. If you give up the key instead, the certificate cannot be used and your organization has to reissue the order.'
      cancelYes: 'Give up the key'
      cancelNo: 'Go on'
      cancelStop: 'Stop here and come back later'
      workingSent: 'Your request is sent. You can close this page and come back with the link in your mail: nothing is lost.'
    }
    cancelled: {
      title: 'Cancelled'
      beforeSent: 'The work was stopped and the key was erased. Nothing had been sent, so nothing is lost: you can begin again at any time with the same link.'
      afterSent: 'The work was stopped and the key was erased. The request had already been sent, so the certificate of order {orderNumber} may have been issued for a key that no longer exists. Ask for the order to be reissued. If you saved the request file, it still holds the key: delete it, or open the link again and go on with it.'
      again: 'Begin again'
      dropAgain: 'Erase it again'
    }
    failed: {
      title: 'Your certificate is not ready yet'
      keyLost: 'The key was lost with it, after the request had been sent. Ask the person who orders certificates in your organization to reissue order {orderNumber}.'
      nothingSent: 'Nothing has been sent. You can try again or come back later with the same link.'
      again: 'Try again'
      newKey: 'Try again with a new key'
      readAgreement: 'Read the new agreement'
      kept: 'Your key is kept in this browser, sealed with your password. Nothing is lost: you can try again, or open the link again later.'
      filed: 'Your key is in the request file you saved. Nothing is lost: you can try again, or open the link again later and go on with that file.'
      heldOnly: 'Your key is still in this page, and nowhere else. Leave the page open until it has worked.'
      openAgain: 'Look at the link again'
      worthless: 'The key made here is of no use: the certificate is made for the other one. There is nothing to keep from this page. If you saved a request file here, delete it.'
    }
    checkFailed: {
      title: 'The certificate did not pass the check'
      help: 'The certificate arrived, but it is not what was ordered. So that you do not install something wrong, no file was made.'
      todo: 'Send the lines above and order number {orderNumber} to the person who orders certificates in your organization.'
      keyKept: 'Your key is kept. If the certificate authority sends the right certificate, it fits your key.'
      again: 'Fetch it and check again'
    }
    checks: {
      title: 'How it was checked'
      result: {
        passed: 'passed'
        failed: 'failed'
      }
      'key-matches': 'The certificate belongs to the key made here'
      'name-matches': 'It is made out to the name that was ordered'
      'emails-included': '{count, plural, one {Your e‑mail address is} other {All your e‑mail addresses are}} in the certificate'
      'nothing-more': 'It holds no address and no right that was not ordered'
      'valid-now': 'The certificate and those above it are valid today'
      'usages-permitted': 'It may be used for what was ordered'
      'chain-complete': 'Every signature holds, up to the root certificate'
      'signatures-strong': 'No signature rests on an outdated method'
      'limits-kept': 'The limits that the certificate authorities set are kept'
      'file-opens': 'The file opens with your password and everything is in it'
      reason: {
        'another-key': 'It was made for another key. A file with it would open nothing.'
        'chain-not-sent': 'The certificate of “{issuer}” is missing, so the signatures cannot be followed up to the root certificate.'
        'chain-spelled-otherwise': 'The certificate of “{issuer}” is there, but the name in it is encoded in another way. Thunderbird would not find it.'
        'chain-no-authority': '“{issuer}” may not issue certificates.'
        'chain-too-deep': '“{issuer}” does not permit so many certificate authorities below it.'
        'chain-signature-false': 'The signature of “{issuer}” does not hold.'
        'chain-signature-unverifiable': 'The signature of “{issuer}” is of a kind that this browser cannot check.'
        'self-signed': 'It signed itself: no certificate authority stands behind it.'
        'name-differs': 'It is made out to {found}. Ordered: {ordered}.'
        'name-missing': 'It holds no name. Ordered: {ordered}.'
        'organization-differs': 'It names the organization {found}. Ordered: {ordered}.'
        'organization-missing': 'It names no organization. Ordered: {ordered}.'
        'organization-unordered': 'It names the organization {found}. None was ordered.'
        'emails-missing': 'Missing: {emails}.'
        'emails-unordered': 'Not ordered: {emails}.'
        'names-unordered': 'Not ordered: {names}.'
        'uses-unordered': 'Not ordered: {uses}.'
        'is-authority': 'It could issue certificates itself. A person’s certificate must not.'
        'usages-missing': 'Missing: {usages}.'
        'issuer-usages-missing': '“{issuer}” may not issue certificates for this: {usages}.'
        expired: 'It was valid until {time}.'
        'not-yet-valid': 'It is valid only from {time}.'
        'issuer-expired': 'The certificate of “{issuer}” was valid until {time}.'
        'issuer-not-yet-valid': 'The certificate of “{issuer}” is valid only from {time}.'
        'signature-weak': 'It is signed with {hash}, which is no longer safe.'
        'issuer-signature-weak': 'The certificate of “{issuer}” is signed with {hash}, which is no longer safe.'
        'critical-unknown': 'It demands a rule that mail programs do not know ({oid}).'
        'issuer-critical-unknown': 'The certificate of “{issuer}” demands a rule that mail programs do not know ({oid}).'
        'name-not-permitted': '“{issuer}” may not issue certificates for {name}.'
        'constraint-unknown': '“{issuer}” sets limits that cannot be judged here.'
        'file-differs': 'The file that was made is not what it should be ({part}).'
      }
      unorderedUse: {
        server: 'prove a server’s identity'
        code_signing: 'sign programs'
        time_stamping: 'sign timestamps'
        ocsp_signing: 'answer for the validity of other certificates'
      }
    }
    done: {
      title: 'Your certificate is ready'
      above: 'All checks passed'
      lead: 'Save the file now. It holds your certificate and private key, sealed with your password.'
      leadSaved: 'The file holds your certificate and private key, sealed with your password.'
      saved: 'Downloaded. Look for it in your Downloads folder.'
      notSavedYet: 'Not saved yet. If you close this page first, open the link in your mail again.'
      keepTitle: 'What to keep'
      keepApart: 'Keep the file and the password apart. Nobody else has a copy.'
      keepOld: 'Keep older “.p12” files, too: older encrypted mail needs them.'
      moreTitle: 'Other files'
      moreForgotten: 'The key was erased here, so no more certificate files with the key can be made. The one above can still be saved while this page is open.'
      deleteRequestFile: 'When the certificate is installed, delete the request file you saved (“certdesk-request-….pem”).'
      keepCompatible: 'This kind of file has an older protection. Keep it where only you have access, and delete copies you made to bring it to the device.'
    }
    device: {
      title: 'Where will you install it?'
      lead: 'Choose where you read your mail: you get a file that opens there. Files for other devices can be made afterwards.'
      choice: 'Device'
      hint: {
        windows: 'With Outlook, Edge or Chrome.'
        windows_older: 'Windows Server 2016 and older, Windows 7, 8 and the first Windows 10.'
        macos: 'With Apple Mail, Outlook, Safari or Chrome.'
        iphone_ipad: 'With Apple’s Mail.'
        android: 'With a mail app that signs and decrypts.'
        android_older: 'Android 13 and older, or a version you don’t know.'
        thunderbird_firefox: 'On any computer; they keep certificates of their own.'
        linux: 'With Evolution, Chrome or a program at the command line.'
        java: 'A program that reads a key store.'
        several: 'One file that all of them open.'
        unknown: 'You get a file that opens nearly everywhere.'
      }
      next: 'Continue'
      missing: 'Choose where you will install the certificate. If you are not sure, choose “{unknown}”.'
      why: 'Which kind of file, and why'
      whyKind: 'Kind of file'
      whyAlgorithms: 'Made with'
      whyEvidence: 'Known because'
      whyChecked: 'Looked at on'
      measured: '(measured: <mono>{source}</mono>)'
      reported: '(reported: <mono>{source}</mono>)'
      fileKind: {
        modern: {
          name: 'modern'
          algorithms: 'AES-256-CBC with PBKDF2-HMAC-SHA-256 and an HMAC-SHA-256 seal, {iterations, number} iterations for each'
        }
        compatible: {
          name: 'compatible'
          algorithms: 'Triple DES with SHA-1 and an HMAC-SHA-1 seal, {iterations, number} iterations for each; it is as strong as the password'
        }
      }
      finding: {
        opens: '{program}: opens the {kind} kind'
        refuses: '{program}: refuses the {kind} kind'
        mixed: '{program}: reports differ about the {kind} kind'
      }
      guessed: 'Your browser’s guess comes first. It is sent nowhere.'
      thisDevice: '{device} – this device'
      others: 'Other device or program'
    }
    save: {
      facts: '{kind}, {size}'
      share: 'Share …'
      shareFailed: 'The device did not share the file. Save it instead.'
      making: 'The file is being made'
      ready: 'The file {fileName} is ready.'
      resume: 'Type the password again'
      kind: {
        p12: 'Certificate file (PKCS #12)'
        request: 'Request file, sealed with your password'
        pem: 'Certificate and intermediate certificates (PEM)'
        der: 'Certificate (DER)'
        p7b: 'Certificate and intermediate certificates (PKCS #7)'
        receipt: 'Text file'
      }
      inAppTitle: 'This page is open inside another app'
      inApp: 'Such apps often do not save files. If you find no file afterwards, open the link from your mail in Safari, Chrome, Edge or Firefox.'
    }
    install: {
      title: 'Install it: {device}'
      titleAny: 'Install it'
      guide: 'Show me how to install it (opens in a new tab)'
      windows: {
        one: 'Double-click the file in “Downloads” and choose “Current User”.'
        two: 'Type the password and click “Next” until the wizard has finished.'
        three: 'Start Outlook or the browser again so that it finds the certificate.'
      }
      windows_older: {
        one: 'Double-click the file in “Downloads” and choose “Current User”.'
        two: 'Type the password and click “Next” until the wizard has finished.'
        three: 'Start Outlook or the browser again so that it finds the certificate.'
      }
      macos: {
        one: 'Double-click the file in “Downloads”: Keychain Access opens.'
        two: 'Choose the keychain “login” and type the password of the file.'
        three: 'Quit Mail and open it again so that it finds the certificate.'
      }
      iphone_ipad: {
        one: 'Bring the file to the device, by AirDrop or by a mail to yourself, and tap it there.'
        two: 'Open Settings, tap “Profile Downloaded”, then “Install”, and type the password of the file.'
        three: 'In the settings of your mail account, under “Advanced”, turn on signing and encrypting.'
      }
      android: {
        one: 'Bring the file to the phone, by cable or by a mail to yourself.'
        two: 'Search for “install certificate” in the settings, choose “VPN and app user certificate”, then the file, and type its password.'
        three: 'Choose the certificate in the settings of your mail app.'
      }
      android_older: {
        one: 'Bring the file to the phone, by cable or by a mail to yourself.'
        two: 'Search for “certificate” in the settings, choose to install one from storage, then the file, and type its password.'
        three: 'Choose the certificate in the settings of your mail app.'
      }
      thunderbird_firefox: {
        one: 'Open the settings, “Privacy & Security”, and there the certificates.'
        two: 'Under “Your Certificates” choose “Import”, then the file, and type its password.'
        three: 'In Thunderbird, choose the certificate in your account’s settings under “End-To-End Encryption”.'
      }
      linux: {
        one: 'Open the certificates in the settings of your mail program or browser.'
        two: 'Under “Your Certificates” choose “Import”, then the file, and type its password.'
        three: 'Choose the certificate in the settings of your mail account.'
      }
      java: {
        one: 'The file is a key store of the type PKCS12: give the program its path.'
        two: 'Give it the password of the file, for the store and for the key.'
        three: 'Put it where only this program can read it.'
      }
      several: {
        one: 'Bring the file to each device, by cable, USB stick or a mail to yourself.'
        two: 'Open it there and type the password.'
        three: 'Delete the copies that were only needed for the journey.'
      }
      unknown: {
        one: 'Bring the file to the device where you read your mail.'
        two: 'Open it there and type the password.'
        three: 'Choose the certificate in the settings of your mail program.'
      }
      guideFor: 'How to install it: {device} (opens in a new tab)'
    }
    anotherDevice: {
      title: 'For another device'
      lead: 'The same certificate and key for one more device. Nothing is ordered again and nothing is sent.'
      choice: 'Device'
      none: 'Choose a device'
      same: '{device}: the file above opens there too.'
      other: '{device} reads another kind of file. It holds the same certificate and key and has the same password.'
      make: 'Make the file: {device}'
      compatibleNote: 'Its protection is older: delete it when it is installed, and keep the first file.'
    }
    certificateFiles: {
      title: 'The certificate alone, without the key'
      lead: 'For whoever should encrypt mail to you or check your signature, and for systems that ask for your certificate. It is public; it has no password.'
      pem: {
        title: 'PEM'
        what: 'Text; most programs and servers read it.'
        make: 'Make the PEM file'
      }
      der: {
        title: 'CER (DER)'
        what: 'Windows, Outlook contacts, phones.'
        make: 'Make the CER file'
      }
      p7b: {
        title: 'P7B (PKCS #7)'
        what: 'Windows and Java, with all intermediate certificates.'
        make: 'Make the P7B file'
      }
    }
    receipt: {
      title: 'Receipt'
      fileTitle: 'Receipt for the certificate of {name}'
      fileWord: 'receipt'
      print: 'Print the receipt'
      subject: 'Issued to'
      issuer: 'Issued by'
      serial: 'Serial number'
      validFrom: 'Valid from'
      validUntil: 'Valid until'
      fingerprint: 'Fingerprint (SHA-256)'
      keyType: 'Key'
      order: 'Order'
      fileFor: 'File made for'
      fileForDevice: '{device} (kind: {kind})'
      madeAt: 'Checked and made'
      line: '{term}: {text}'
      fileMadeWith: 'Made with'
      name: 'Name'
      emails: '{count, plural, one {E-mail address} other {E-mail addresses}}'
      organization: 'Organization'
      technical: 'Technical details'
    }
    whatLeft: {
      title: 'What left this browser'
      lead: 'Every request this page has made to the server, with everything in it. The private key is in none of them.'
      empty: 'Nothing has been sent yet.'
      dropped: '{count, plural, one {# older request} other {# older requests}} without content, asking for the state, {count, plural, one {is} other {are}} no longer listed.'
      header: 'The token of your link goes in the “Authorization” header of each request. It is a secret and not shown.'
      ownFiles: 'Beside these the browser fetches the parts of this page (scripts, styles, texts). Such a request carries no content.'
      answered: 'answered {status}'
      under_way: 'under way'
      failed: 'no answer'
      noBody: 'no content'
      body: 'Content, as sent'
      bodyWithCsr: 'Content, as sent, and the CSR in it'
      cut: 'Only the beginning is kept here.'
      csr: 'CSR'
      csrLead: 'This is in the CSR, read again from what was sent:'
      csrSubject: 'Name'
      csrEmails: 'E-mail addresses'
    }
    forget: {
      title: 'Your key in this browser'
      lead: 'This browser keeps your key, sealed with your password, so that more files can be made. You can leave it here. On a computer that others use, erase it once the certificate works on your devices.'
      offer: 'Erase my key here'
      askTitle: 'Erase the key in this browser?'
      ask: 'First check that the file is in “Downloads” and opens with your password. After that no more files can be made here. If you lose the file or its password, the order has to be reissued.'
      askNotSaved: 'You have not saved the file yet. Without it the certificate is worthless.'
      yes: 'Erase the key'
      no: 'Keep it'
      done: 'The key was erased in this browser'
      doneMeans: 'It is now only in the file you saved. Keep that file and its password.'
    }
    keptKey: {
      title: 'Your key in this browser'
      lead: 'This browser still keeps the key you made with this link, sealed with your password.'
      unused: 'Nothing can be made with it any more, so it need not stay here.'
      needed: 'Mail that was encrypted for the certificate still needs this key. Only the copy in this browser is erased; your “.p12” file stays.'
      offer: 'Erase the key kept here'
      askUnused: 'No certificate was issued for it, and no mail depends on it. If you saved a request file, delete it yourself.'
      askNeeded: 'After that, old encrypted mail can only be read with the “.p12” file you saved. Check that you have that file and its password.'
      doneUnused: 'Nothing more of it is kept here.'
      doneNeeded: 'Keep your “.p12” file and its password for old mail.'
      unsure: 'This page could not check whether a key made with this link is still kept here.'
      allKeys: 'All keys kept in this browser'
    }
    declined: {
      title: 'Nothing was done'
      help: 'You said that this certificate is not for you. Nothing was made, sent or stored; the link is as it was.'
      todo: 'Please tell your contact, so that the link reaches the right person. You can then delete the mail and close this page.'
      undo: 'Go back: it is for me'
    }
    contact: {
      ask: 'Your contact: {name}, <mail>{email}</mail>'
      subject: 'Certificate order {orderNumber}'
    }
    stopped: {
      title: 'Stopped for now'
      lead: 'Nothing is lost. Your request has been sent; when the certificate is issued, a mail goes to {email}.'
      kept: 'Open the link in your mail again in this browser and type your password: it goes on from here.'
      filed: 'Open the link in your mail again, choose the request file you saved and type your password: it goes on from here.'
      goOn: 'Go on now'
    }
    resume: {
      title: 'Welcome back'
      leadNotSent: 'Your key is kept in this browser, sealed with your password. The request has not been sent yet. Type the password, and it goes on.'
      leadIssued: 'Your certificate has been issued, and your key is kept in this browser, sealed with your password. Type the password to get the file.'
      name: 'For'
      order: 'Order'
      sealedAt: 'Key made'
      sentAt: 'Request sent'
      notSent: 'not yet'
      password: 'Your password'
      hint: 'The one you chose or saved when the key was made.'
      missing: 'Type your password.'
      wrong: 'This password does not open the key. Nothing is lost: look for small and capital letters and hyphens, and try again.'
      goOn: 'Go on'
      getFile: 'Get my file'
      opening: 'The key is being opened.'
      forgotTitle: 'Forgotten the password?'
      forgotNotSent: 'Nobody can recover it. As nothing has been sent yet, you can simply begin again: a new key with a new password. The old one is erased.'
      forgotSent: 'Nobody can recover it, and without it the certificate cannot be used. Ask for the order to be reissued: you then get a new link and make a new key.'
      beginAgain: 'Begin again with a new key'
      fileTitle: 'Use a request file instead?'
      file: 'A request file you saved holds the same key. Its password is the one it was saved with.'
      openFile: 'Open a request file'
    }
    oddPassword: {
      'too-short': 'It has fewer than 12 characters: no password made here is that short.'
      'too-long': 'It has more than 31 characters: no password made here is that long.'
      'character-outside-ascii': 'It has characters that no password made here has: {characters}. It was also tried without them.'
      'blank-at-edge': 'It begins or ends with a space. It was also tried without.'
      'passphrase-character': 'A password generated here never has the letters i, l and o or the digits 0 and 1.'
      'passphrase-length': 'A password generated here has 24 letters and digits, in six groups of four.'
      'capitals-only': 'All its letters are capitals: is Caps Lock on?'
    }
    openFile: {
      title: 'Open your request file'
      lead: 'It holds the key you made for order {orderNumber}, sealed with your password. It is opened in this browser; nothing of it is sent.'
      file: 'Request file'
      fileHint: 'Its name begins with “certdesk-request”.'
      drop: 'Drop the file here, or'
      dropNow: 'Let go to take this file'
      choose: 'Choose a file'
      chooseOther: 'Choose another file'
      fileMissing: 'Choose the request file.'
      password: 'Its password'
      passwordHint: 'The one you chose or saved when the key was made.'
      passwordMissing: 'Type the password.'
      passwordWrong: 'This password does not open the key in the file. Nothing is lost: try again. If you are certain of the password, the file was changed on its way: take another copy of it.'
      open: 'Open the file and go on'
      opening: 'The file is being opened.'
      noCopySent: 'If there is no other copy, the certificate cannot be used: ask for the order to be reissued.'
      noCopyNotSent: 'If there is no other copy, begin again: nothing has been sent yet, so a new key does no harm.'
    }
    keepFile: {
      title: 'Save your request file first'
      lead: 'It holds your key, sealed with your password. With it you can go on, on any device, if this page is closed before your certificate is there. The request is sent once you have it.'
      whyNotKept: 'Why: this browser does not let the page keep anything. It may be a private window.'
      whyFull: 'Why: there is no room left in this browser.'
      savedTitle: 'Downloaded'
      saved: 'Check that it is in your Downloads folder, then go on.'
      next: 'Send the request'
      cancel: 'Cancel'
      sealed: 'The file is of no use without your password. Keep the two apart, and delete the file when your certificate is installed.'
      whyNotNow: 'Why: this browser could not keep anything just now.'
    }
    backup: {
      title: 'Save a backup of your key'
      what: 'The request file is a backup of your key, not your certificate: do not install it. With it you can go on in another browser or on another device. It is sealed with your password. Delete it when your certificate is installed.'
      make: 'Make the request file'
      saved: 'Request file downloaded'
      why: 'Some browsers clear what they keep after a few days, your key with it. Your certificate may take longer.'
    }
    requestFile: {
      what: 'Certdesk request file of {name}.'
      how: 'To go on with it, open the link in your mail and choose this file.'
      secret: 'It holds your private key, sealed with your password. Keep it to yourself.'
      whatOrder: 'Certdesk request file of order {orderNumber}.'
    }
    pending: {
      title: 'Your certificate is on its way'
      lead: 'Your request has arrived, and the certificate authority needs more time. You can close this page: when the certificate is issued, a mail with a link goes to {email}.'
      goesOn: 'If you leave it open, it goes on by itself.'
      keyKept: 'Your key is kept in this browser, sealed with your password. You type the password when the certificate is there.'
      keyElsewhere: 'The key it is issued for is not in this browser.'
      openTitle: 'What is still open'
      noKeyTitle: 'The key is not here'
      noKey: 'Open the link in the browser where you made the key, or open the request file you saved.'
      otherKey: 'This browser keeps a key for this order, but the request was sent with another one. Open the link in the browser where that was made, or open its request file.'
      openFile: 'Open a request file'
      onlyHereTitle: 'Your key is only in this page'
      onlyHere: 'The browser has lost the copy it kept. Save a backup below before you close this page.'
      checkNow: 'Check now'
      checking: 'Asking the server.'
      checkedAt: 'Last checked at {time}.'
      offline: 'This device is offline. It is checked again as soon as you are connected.'
      cancel: 'Stop waiting'
      unsure: 'This page could not check whether your key is in this browser. Your request and the certificate do not depend on that now.'
    }
    openItem: {
      kind: {
        organization_validation: 'Validation of the organization'
        domain_validation: 'Domain control validation'
        email_validation: 'Validation of the e‑mail address'
        order_approval: 'Approval of the order by your organization'
        certificate_approval: 'Approval of the certificate by your organization'
        authority_processing: 'Work of the certificate authority'
      }
      kindOf: {
        organization_validation: 'Validation of {subject}'
        domain_validation: 'Domain control validation of {subject}'
        email_validation: 'Validation of the e‑mail address {subject}'
        order_approval: 'Approval of the order by {subject}'
        certificate_approval: 'Approval of the certificate by {subject}'
        authority_processing: 'Work of the certificate authority: {subject}'
      }
      since: 'Open since {since}'
      expected: 'Open since {since}, expected by {expected}'
    }
    issued: {
      title: 'This link has already been used'
      what: 'A certificate for {name} has been issued.'
      means: 'Its private key is not in this browser. It is where it was made, and in the files that were saved then; nobody else has a copy.'
      otherKey: 'This browser keeps a key for this order, but the certificate was issued for another one. That one is where it was made, and in the files that were saved then.'
      order: 'Order'
      issuedAt: 'Issued'
      validUntil: 'Valid until'
      serial: 'Serial number'
      fileTitle: 'Do you have the request file?'
      file: 'With the request file and its password you get your certificate file here, as often as you need it.'
      openFile: 'Open a request file'
      todoTitle: 'Otherwise'
      todoOtherPlace: 'Open this link in the browser where you made the key: if it is still kept there, it goes on with your password.'
      todoFind: 'Look for the certificate file: its name begins with the name above and ends in “.p12”. It is often in the folder “Downloads”.'
      todoReissue: 'If everything is lost, ask your contact to reissue order {orderNumber}. You then get a new link.'
      todoUnknown: 'If it was not you who made this certificate, tell your contact at once: the certificate should be revoked.'
    }
    notReady: {
      title: 'It is not your turn yet'
      lead: 'The certificate for {name} is ordered, but something has to be done first. You have nothing to do.'
      means: 'When everything is done, a mail goes to {email}. This link works then as well.'
      openTitle: 'What is still open'
      lookAgain: 'Look again'
    }
    refused: {
      title: 'The certificate was refused'
      lead: 'The certificate authority does not issue the certificate for {name}.'
      reason: {
        identity_not_confirmed: 'Its reason: the identity could not be confirmed.'
        domain_forbids_issuance: 'Its reason: the domain of the e‑mail address permits other certificate authorities only.'
        name_high_risk: 'Its reason: the name needs a check by hand that it did not pass.'
        key_not_acceptable: 'Its reason: the key is not acceptable.'
      }
      means: 'It is nothing you did. Nothing was issued, and no key of yours is in use. Your contact can clear it up and order again.'
      refusedAt: 'Refused'
    }
    orderCancelled: {
      title: 'The order was cancelled'
      lead: 'Your organization has cancelled the order of the certificate for {name}.'
      means: 'No certificate can be made with this link any more. If you still need one, ask your contact.'
      cancelledAt: 'Cancelled'
    }
    revoked: {
      title: 'The certificate was revoked'
      lead: 'The certificate for {name} that was made with this link is not valid any more.'
      means: 'Do not sign with it. If you still need a certificate, ask your contact to order a new one.'
      oldMail: 'Keep your “.p12” file all the same: mail that was encrypted for this certificate can only be read with it.'
      revokedAt: 'Revoked'
    }
    linkState: {
      order: 'Order'
      expired: {
        title: 'This link has expired'
        lead: 'Links work for a limited time only.'
        leadWhen: 'It worked until {when}.'
        means: 'Have a new one sent to your address. What you have made so far is not lost: the new link goes on from there.'
        ask: 'Send me a new link'
      }
      superseded: {
        title: 'There is a newer link'
        lead: 'A newer link was sent to you, and this one stopped working.'
        leadWhen: 'A newer link was sent to you on {when}, and this one stopped working.'
        means: 'Use the link in the newest mail. If you cannot find it, have it sent again.'
        ask: 'Send me the newest link'
      }
      locked: {
        title: 'This link is locked'
        lead: 'A wrong code was typed five times.'
        means: 'Ask the person who orders certificates in your organization for a new link and a new code. If it was not you who typed the codes, say so: somebody else may have your mail.'
      }
    }
    newLink: {
      sending: 'The link is being sent.'
      sent: 'A new link was sent to {address}'
      sentMeans: 'Open the link in that mail. Older links do not work any more. If nothing arrives, look in your junk folder.'
      nextAt: 'You can ask again from {time}.'
      tooSoonTitle: 'A link was sent a moment ago'
      tooSoon: 'Please look for it in your mail first. You can ask again in {minutes, plural, one {# minute} other {# minutes}}.'
    }
    code: {
      title: 'Which code were you told?'
      lead: 'Your organization protects this link with a one-time code. You get it by another way than e‑mail, for instance by telephone.'
      field: 'One-time code'
      hint: 'Six digits. Spaces do not matter.'
      missing: 'Type the six digits of the code.'
      wrong: 'The code is not right. Compare it with what you were told and type it again.'
      wrongLeft: 'The code is not right. Compare it with what you were told. {left, plural, one {# attempt is left} other {# attempts are left}}, then the link is locked.'
      open: 'Open the link'
      checking: 'The code is being checked.'
      noCode: 'No code? Ask the person who orders certificates in your organization.'
    }
    otherTab: {
      title: 'This link is open in another tab'
      lead: 'The certificate for {name} is open in another tab or window of this browser. Go on there.'
      means: 'If you cannot find it, take over here. The other tab then stops; what is kept in this browser is not lost.'
      takeOver: 'Take over here'
    }
    takenOver: {
      title: 'It goes on in another tab'
      lead: 'Another tab or window of this browser has taken over the certificate for {name}. This one has stopped and has forgotten the key.'
      means: 'You can close this one. To go on here instead, take it back.'
      takeOver: 'Take it back'
    }
    unsure: {
      title: 'This page could not look for your key'
      leadSent: 'A certificate for {name} has been issued. Its private key may well be in this browser.'
      leadNotSent: 'A certificate has been ordered for {name}. You may already have begun in this browser.'
      beginTitle: 'Begin without looking?'
      begin: 'Nothing has been sent yet, so you can make a new key. If a key from before is kept here, it stays unused.'
      beginNow: 'Begin with a new key'
      file: 'It holds the same key. With it and its password you can go on now.'
    }
    noLink: {
      title: 'Please open the link in your mail again'
      help: 'This page needs the whole link from your mail. For your safety the browser does not keep it: after loading the page again, or when part of the link is missing, it has to be opened once more.'
      nothingLost: 'The link can be opened as often as you like. What was made with it so far is kept in this browser, or in the request file you saved.'
    }
    linkTrouble: {
      damagedTitle: 'This link was damaged on its way'
      damagedLead: 'A mail program or a filter has changed it. Nothing is lost. Paste the link here as it stands in the mail, or the whole mail.'
      unknownLead: 'Part of it may be missing. Paste the link here as it stands in the mail, or the whole mail.'
      field: 'Link from the mail'
      hint: 'The text is read in this browser and is not sent anywhere.'
      missing: 'There is no complete link in this text. Copy the whole line that begins with “https://”.'
      read: 'Open the link'
      otherwise: 'Otherwise'
      otherProgram: 'Open the mail in another mail program or on another device, and click the link there.'
      newest: 'If a newer mail arrived, use the link in that one.'
      newLink: 'Ask the person who orders certificates in your organization for a new link.'
    }
    keys: {
      title: 'Keys kept in this browser'
      lead: 'Each one is sealed with the password you chose when it was made. This page opens none of them and sends nothing.'
      empty: 'No key is kept in this browser.'
      emptyMeans: 'When you make a certificate in this browser, its key is kept here, sealed with your password, until you erase it.'
      order: 'Order {orderNumber}'
      madeAt: 'Key made'
      sentAt: 'Request sent'
      notSent: 'not that this browser knows'
      fileSavedAt: 'Request file saved'
      notSaved: 'no'
      device: 'Device chosen'
      goOn: 'To go on, open the link in your mail for order {orderNumber} in this browser and type your password.'
      erase: 'Erase the key of order {orderNumber}'
      askSent: 'A certificate may depend on this key. First check that you have the “.p12” file or the request file, and its password. Without one of them the order has to be reissued.'
      askNotSent: 'This browser does not know of a request that was sent with it. If you erase it, you make a new key the next time you open the link.'
      doneMeans: 'Nothing of the key of order {orderNumber} is kept here any more.'
      unreadable: 'A key that can’t be read'
      unreadableMeans: 'It is damaged, or another version of this page stored it.'
      eraseUnreadable: 'Erase the unreadable key'
      doneUnreadable: 'Nothing more of it is kept here.'
    }
  }
  errors: {
    'crypto-worker-failed': {
      title: 'The part of this page that makes keys has stopped'
      help: 'The browser could not start it or ended it, for instance for lack of memory. Close other tabs and try again.'
    }
    'network-unreachable': {
      title: 'The server cannot be reached'
      help: 'The connection is interrupted or very slow. What you entered is still here. Check the connection and try again.'
    }
    'version-gone': {
      title: 'A new version of this page is there'
      help: 'The version you opened is no longer on the server. Load the page again: your link and what is kept stay. A password chosen just now is asked for again.'
    }
    'network-sign-in': {
      title: 'This network wants you to sign in first'
      help: 'It answered in the server’s place. Open another web page in this browser, sign in there, then come back and try again. Nothing is lost.'
    }
    'reply-malformed': {
      title: 'The server gave an answer that makes no sense'
      help: 'Something between this browser and the server may have changed it, for instance a sign-in page of a public network. Try again or use another network.'
    }
    'request-malformed': {
      title: 'The server did not understand the request'
      help: 'This page and the server do not fit together, perhaps because one was just renewed. Open the link in your mail again.'
    }
    'pickup-link-expired': {
      title: 'This link has expired'
      help: 'Links work for a limited time only. Have a new one sent to your address.'
    }
    'server-fault': {
      title: 'The server has a fault'
      help: 'It is not your doing, and nothing is lost. Wait a little and try again.'
    }
    unexpected: {
      title: 'This page has a fault'
      help: 'It is not your doing. Try again, or open the link in your mail again.'
    }
    'pickup-link-superseded': {
      title: 'There is a newer link'
      help: 'A newer link was sent to you, and this one stopped working. Use the link in the newest mail.'
    }
    'pickup-code-required': {
      title: 'A code is needed'
      help: 'Your organization asks for a one-time code before this link opens.'
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
      help: 'Wait a little, and look in your junk folder.'
    }
    'storage-unavailable': {
      title: 'This browser does not let the page keep anything'
      help: 'It may be a private window, or its settings forbid it. What was kept in an ordinary window can only be found there.'
    }
    'pickup-link-unknown': {
      title: 'This link is not known'
      help: 'Perhaps part of it is missing: open it by clicking in the mail, or copy the whole line. If a newer mail arrived, use the link in that one. Otherwise ask for a new link.'
    }
    'storage-unreadable': {
      title: 'Stored data can’t be read right now'
      help: 'Another program may be using it, or the disk is slow. Try again. If that does not help, close other tabs of this site, or close the browser and start it again.'
    }
    'storage-newer': {
      title: 'A newer version of this page was used here'
      help: 'This tab runs an older version, which can’t read what the newer one stored. Close this tab and open the link in your mail again.'
    }
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
      title: 'The RSA key has an unusual public exponent'
      help: '65537 is what is used today. With a small one such as 3, encrypted mail is easier to break. Make a new key.'
    }
    'key-curve-unsupported': {
      title: 'This elliptic curve is not accepted'
      help: 'P-256 and P-384 are accepted. Make a new key on one of them.'
    }
    'key-form-unsupported': {
      title: 'The key is written in an unusual form'
      help: 'It is not damaged, but certificate authorities and browsers do not read this form. Make the request again with an elliptic-curve key whose point is uncompressed, or with an ordinary RSA key.'
    }
    'key-weak': {
      title: 'This key is not safe'
      help: 'Its private half can be calculated from its public half: the program or chip that made it was faulty. Make a new key with an up-to-date program.'
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
    'kept-key-missing': {
      title: 'The key is not in this browser any more'
      help: 'It was erased, by you or by the browser. If you saved the request file, open it here.'
    }
    'kept-key-unreadable': {
      title: 'What this browser kept cannot be read'
      help: 'The kept key is damaged or was written by another version. If you saved the request file, open it here.'
    }
    'private-key-given': {
      title: 'That is a private key – it was not taken'
      help: 'A private key must never be given to anybody, not even here. It was neither stored nor sent. If it came from somewhere others can read, make a new one.'
    }
    'request-file-malformed': {
      title: 'This is not a request file'
      help: 'It is another file, or it is damaged. The request file is a text file whose name begins with “certdesk-request”.'
    }
    'request-file-damaged': {
      title: 'The key in this file is damaged'
      help: 'A part of it was lost or changed on its way. Look for another copy of the request file: in your downloads, or in the mail you sent it with.'
    }
    'request-file-is-pkcs12': {
      title: 'This is a certificate file, not a request file'
      help: 'You already have what this page makes: a .p12 file, with key and certificate. Install it on your device. If a device refuses it, the page “Repair a file” makes another of it.'
    }
    'file-unreadable': {
      title: 'The file could not be read'
      help: 'It may have been moved, renamed or be open in another program. Choose it once more, or copy it to another folder first.'
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
      help: 'The part of the page that does it did not load. Check your connection and try again, or use the generated password.'
    }
    'pickup-link-damaged': {
      title: 'This link was damaged on its way'
      help: 'Paste the link into this page as it stands in the mail.'
    }
    'crypto-unavailable': {
      title: 'This page cannot calculate with keys here'
      help: 'Browsers offer cryptography only over a secure connection. Open this page by its address with “https://”. If it has one, update the browser.'
    }
    'page-not-secure': {
      title: 'This page needs a secure connection'
      help: 'Browsers make keys only on pages whose address begins with “https://”. Open the link in your mail again; if that begins with “http://”, tell the person who sent it.'
    }
    'browser-too-old': {
      title: 'This browser is too old'
      help: 'It lacks functions that this page needs. Update it, or open the link in an up-to-date Chrome, Edge, Firefox or Safari.'
    }
    cancelled: {
      title: 'It was cancelled'
      help: 'The work was stopped and nothing was kept. You can begin again.'
    }
    'request-too-large': {
      title: 'The request is too large'
      help: 'The server takes no more than it needs and refused it. Tell the person who orders certificates in your organization.'
    }
    'pickup-key-conflict': {
      title: 'A request was already sent through this link'
      help: 'It came from another window or device, with another key. Go on there. If that is not possible, ask for the order to be reissued.'
    }
    'storage-full': {
      title: 'There is no room left in this browser'
      help: 'Make room on this device, then try again.'
    }
    'pickup-code-wrong': {
      title: 'The code is not right'
      help: 'Compare it with what you were told and type it again.'
    }
    'payment-session-unknown': {
      title: 'The payment can no longer be found'
      help: 'The payment provider’s page was opened too long ago, or for another account. Nothing was charged by it. Begin the payment again.'
    }
    'order-refused': {
      title: 'The request was not taken'
      help: 'Something in it is not accepted yet. Each place that needs a change is named; nothing you entered is lost.'
    }
    'order-unknown': {
      title: 'There is no such order'
      help: 'No order of your account has this number. Check the number, or look in the mail that confirmed it.'
    }
    'idempotency-key-reused': {
      title: 'This request was already submitted'
      help: 'An order was placed from this draft before, perhaps in another tab. No second one was made.'
    }
    'session-over': {
      title: 'You are signed out'
      help: 'Sign in again. Your drafts are kept in this browser.'
    }
    'csr-certificate': {
      title: 'That is a certificate, not a request'
      help: 'A CSR begins with “-----BEGIN CERTIFICATE REQUEST-----”. The program that made the key pair writes it.'
    }
    'csr-pkcs12': {
      title: 'That is a PKCS#12 file with a private key'
      help: 'A .p12 or .pfx file holds a finished certificate together with its private key. It was not opened. Choose the request (CSR) instead.'
    }
    'csr-public-key': {
      title: 'That is a public key alone'
      help: 'A request (CSR) also proves that you hold the private key. Make one with the program that made the key pair.'
    }
    'csr-other-pem': {
      title: 'That is another kind of data'
      help: 'A CSR begins with “-----BEGIN CERTIFICATE REQUEST-----” or “-----BEGIN NEW CERTIFICATE REQUEST-----”. Check which file was chosen.'
    }
    'csr-several': {
      title: 'There is more than one request in it'
      help: 'One certificate is made from one request. Give each recipient the request of their own.'
    }
    'csr-wrapped': {
      title: 'The request is wrapped in other data'
      help: 'The program has put the request (PKCS#10) into a CMC or PKCS#7 message. Make it again as PKCS#10: with Windows’ certreq, set RequestType = PKCS10 in the .inf file; in the certificate wizard, choose the format PKCS #10.'
    }
    'csr-missing': {
      title: 'There is no request in it'
      help: 'Nothing that begins with “-----BEGIN CERTIFICATE REQUEST-----” was found. Copy the whole text, with its first and last line.'
    }
    'table-empty': {
      title: 'There are no rows in it'
      help: 'The list has no recipient. Check that the right file was chosen.'
    }
    'table-too-many-rows': {
      title: 'The list is too long'
      help: 'It has more rows than one order takes. Divide it into several orders.'
    }
    'table-too-large': {
      title: 'The list is too large'
      help: 'A list of recipients is smaller. Leave out the columns and rows that are not needed, or divide it.'
    }
    'table-not-text': {
      title: 'That is not a CSV file'
      help: 'It is a workbook, a picture or something else that is not plain text. In your spreadsheet program, save the sheet as CSV and choose that file.'
    }
    'table-columns-unknown': {
      title: 'The columns were not recognized'
      help: 'The first row has none of the names that are expected. Start from the template, or say in the first row which column is what.'
    }
    'table-quote-unclosed': {
      title: 'A quotation mark is never closed'
      help: 'From there on it is unclear where a cell ends. Close the quotation mark, or save the file anew from your spreadsheet program.'
    }
    'draft-missing': {
      title: 'This draft is not in this browser'
      help: 'It was deleted, submitted, or made in another browser. Drafts stay where they were begun.'
    }
    'draft-unreadable': {
      title: 'This draft cannot be read'
      help: 'It was saved by another version of Certdesk, or is damaged. It stays where it is until you delete it.'
    }
    'draft-conflict': {
      title: 'This draft was changed in another tab'
      help: 'Nothing was overwritten. Look at the newer version, or keep yours as a draft of its own.'
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
  csrFacts: {
    key: 'Public key'
    keySha256: 'SHA-256 of the public key'
    signature: 'Signature'
    signatureHolds: '{algorithm}; it holds'
    keyProfile: {
      rsa_2048: 'RSA, 2048 bits'
      rsa_3072: 'RSA, 3072 bits'
      rsa_4096: 'RSA, 4096 bits'
      ec_p256: 'Elliptic curve, P-256'
      ec_p384: 'Elliptic curve, P-384'
    }
  }
  files: {
    save: 'Save {fileName}'
  }
  password: {
    fault: {
      missing: 'Type a password.'
      'too-short': 'The password is too short: it needs at least 12 characters.'
      'too-long': 'The password is too long: some devices take at most 31 characters.'
      'character-outside-ascii': 'The password has a character that some devices read differently. Use letters without accents, digits, spaces and the signs on an English keyboard.'
      'blank-at-edge': 'The password starts or ends with a space, which is easily lost when copying. Remove it.'
      'repeat-differs': 'The two passwords are not the same. Type the second one again.'
    }
  }
  home: {
    title: 'Make your certificate'
    lead: 'When a certificate has been ordered for you, you get an e‑mail with a link. Open that link on the device where you want to make the certificate.'
    whatTitle: 'What happens then'
    what: {
      check: 'You check that the certificate is for you.'
      password: 'You choose a password for the file.'
      make: 'This browser makes a private key. Only the public half is sent to the certificate authority.'
      save: 'You save one file and install it in your mail program.'
    }
    noLinkTitle: 'No link in your mail?'
    noLink: 'Look in your junk folder. If it is not there either, ask the person who orders certificates in your organization to send it again.'
    helpTitle: 'Help with a certificate you have'
    helpInstall: 'How to install it on your device'
    helpRepair: 'The device says that the password is wrong: make the file in another kind'
    orderTitle: 'For those who order certificates'
    order: 'Request client certificates'
    helpKeys: 'Keys kept in this browser'
  }
  guides: {
    index: {
      title: 'Install your certificate'
      lead: 'Choose the device or program where you read your mail. Each guide leads from the saved file to the first signed mail, and names what can go wrong on the way.'
      otherHelp: 'The file does not open?'
      repairLink: 'Make the file anew, in another kind'
    }
    back: 'All guides'
    print: 'Print this guide'
    onThisPage: 'On this page'
    otherGuides: 'Guides for each device'
    title: {
      windows: 'Install the certificate on Windows 10 or 11'
      windows_older: 'Install the certificate on an older Windows'
      macos: 'Install the certificate on a Mac'
      iphone_ipad: 'Install the certificate on an iPhone or iPad'
      android: 'Install the certificate on Android 14 or newer'
      android_older: 'Install the certificate on an older Android'
      thunderbird_firefox: 'Install the certificate in Thunderbird or Firefox'
      linux: 'Install the certificate on Linux'
      java: 'Use the certificate in a Java program'
      several: 'Install the certificate on several devices'
      unknown: 'Find out where to install the certificate'
    }
    versions: 'The names in quotation marks are those of recent versions. Yours may differ a little.'
    need: {
      title: 'What you need'
      fileModern: 'The file you saved, ending in “.p12”. On this device the newer kind opens.'
      fileCompatible: 'The file you saved, ending in “.p12”, in the older kind that opens on this device too. It was made if you chose this device; otherwise have it made again.'
      password: 'The password of the file. Paste it or type it exactly; small and capital letters matter.'
      deliverPhone: 'The file on the phone itself. Send it by cable, by AirDrop or Quick Share, or to your own mail address. Never put the password into the same mail.'
      deliverKeyStore: 'A place where only you and the program can read the file.'
      minutes: 'About five minutes.'
    }
    worked: 'How you see that it worked'
    part: {
      windows_install: {
        title: 'Install the file in Windows'
        about: 'Outlook, Edge and Chrome take certificates from Windows. Thunderbird and Firefox have a place of their own, see below.'
        open: 'Double-click the “.p12” file. The “Certificate Import Wizard” opens.'
        user: 'Leave “Current User” selected and click “Next”, and once more “Next” when the name of the file is shown.'
        password: 'Type the password of the file. Leave the options as they are: your saved file is the copy, so the key need not be marked as exportable.'
        store: 'Leave the choice of the certificate store to Windows and click “Next”.'
        finish: 'Click “Finish” and wait for “The import was successful.”'
        worked: 'Press the Windows key and R, type “certmgr.msc” and press Enter. Under “Personal” and “Certificates” stands your name, and its icon carries a small key.'
      }
      outlook_classic: {
        title: 'Set up Outlook (classic)'
        open: 'Click “File”, “Options”, “Trust Center”, “Trust Center Settings”, “Email Security”.'
        settings: 'Click “Settings”. Beside the signing certificate click “Choose” and select your certificate; do the same for the encryption certificate. Confirm with “OK”.'
        always: 'To sign every mail, tick “Add digital signature to outgoing messages”. You can also decide for each mail, under “Options” in its window.'
        test: 'Send a signed mail to yourself.'
        worked: 'The mail shows a red ribbon. A click on it says that the signature is valid.'
      }
      outlook_new: {
        title: 'Set up the new Outlook'
        about: 'For work and school accounts. If you do not find “S/MIME”, it is not available for your account: use Outlook (classic) or ask your helpdesk.'
        restart: 'Install the file in Windows as above, then close Outlook and open it again.'
        open: 'Click the cog wheel “Settings”, then “Mail” and “S/MIME”.'
        choose: 'Choose your certificate for signing and for encryption, and save.'
        sign: 'In a new mail, signing and encrypting with S/MIME are under “Options”.'
      }
      thunderbird: {
        title: 'Set up Thunderbird'
        about: 'Thunderbird keeps certificates of its own. Install the file here even if it is already installed in the system.'
        open: 'Open the menu, “Account Settings”, and under your account “End-To-End Encryption”.'
        import: 'Click “Manage S/MIME Certificates”, open “Your Certificates” and click “Import”.'
        file: 'Choose the “.p12” file and type its password. If Thunderbird has a primary password, it asks for that one first.'
        choose: 'Close the window. Under “S/MIME” click “Select” for the signature and for the encryption, and choose your certificate.'
        test: 'Write a mail to yourself and switch on “Digitally Sign” in the menu “Security” before you send it.'
        worked: 'Your name stands under “Your Certificates”, and the mail that arrives carries the sign “S/MIME”.'
      }
      firefox: {
        title: 'Set up Firefox'
        about: 'For websites that you sign in to with the certificate.'
        open: 'Open “Settings”, “Privacy & Security”. Under “Certificates” click “View Certificates”.'
        import: 'Open “Your Certificates”, click “Import”, choose the “.p12” file and type its password.'
        worked: 'Your name stands in the list. When a website asks for a certificate, Firefox offers it.'
      }
      mac_install: {
        title: 'Install the file in the keychain'
        about: 'Mail, Outlook, Safari and Chrome take certificates from the keychain.'
        open: 'Open “Keychain Access”: press the Command key and the space bar, and type its name.'
        login: 'Click “login” in the list on the left.'
        import: 'Click “File” and “Import Items”, and choose the “.p12” file.'
        password: 'Type the password of the file. If the Mac then asks for the password of the keychain, that is the one you sign in to the Mac with.'
        worked: 'Your name stands under “My Certificates”. Open the small arrow before it: the private key is below.'
      }
      apple_mail: {
        title: 'Set up Apple Mail'
        restart: 'Quit Mail and open it again.'
        compose: 'Begin a new mail. Choose as sender the address that stands in the certificate.'
        sign: 'At the right of the subject there are now a seal and a lock. The seal signs the mail. The lock encrypts it; it can be chosen once you have a signed mail from the recipient.'
        worked: 'Send a signed mail to yourself. Above its text stands a seal with your address and the word “Signed”.'
      }
      outlook_mac: {
        title: 'Set up Outlook for Mac'
        open: 'Click “Outlook”, “Settings”, “Accounts”, choose your account and open “Security”.'
        choose: 'Choose your certificate for signing and for encryption, and confirm.'
        test: 'Send a signed mail to yourself: Outlook shows above the text that it is signed.'
      }
      iphone_install: {
        title: 'Install the file on the iPhone or iPad'
        tap: 'Tap the file, in “Files” or as an attachment in “Mail”. “Profile Downloaded” appears.'
        settings: 'Open “Settings” within eight minutes. Near the top stands “Profile Downloaded”; otherwise look under “General”, “VPN & Device Management”.'
        install: 'Tap “Install” and enter the passcode of the device. “Not Signed” in red is normal for a certificate file. Tap “Install” once more.'
        password: 'Type the password of the file, tap “Next” and then “Done”.'
        worked: 'Under “General”, “VPN & Device Management” stands your certificate.'
      }
      iphone_mail: {
        title: 'Set up Mail on the iPhone or iPad'
        open: 'Open “Settings”, “Apps”, “Mail”, “Mail Accounts”; before iOS 18 it is “Settings”, “Mail”, “Accounts”. Tap your account.'
        advanced: 'Tap the account once more and then “Advanced”. With an Exchange account it may be “Advanced Settings”.'
        sign: 'Under “S/MIME” tap “Sign”, switch it on and choose your certificate.'
        encrypt: 'Go back, tap “Encrypt by Default” and choose your certificate there too: with it mail to you is decrypted.'
        worked: 'Send a signed mail to yourself. A tick stands beside your name; tapping it shows the certificate.'
      }
      outlook_mobile: {
        title: 'Set up Outlook on the phone'
        about: 'Outlook on a phone keeps certificates of its own. For work and school accounts.'
        send: 'Send the “.p12” file to your own address. The password does not go with it.'
        open: 'Open the mail in Outlook on the phone, tap the attachment and type the password of the file.'
        turn_on: 'In Outlook open the settings of your account, then “Security”, and switch on “S/MIME”.'
      }
      android_install: {
        title: 'Install the file on the phone'
        about: 'The names differ between makers. If you do not find an entry, search for “certificate” in the settings.'
        lock: 'Set a screen lock, if there is none: Android keeps private keys only behind one.'
        save: 'Save the “.p12” file in “Downloads”.'
        open: 'Open “Settings”, “Security & privacy”, “More security & privacy”, “Encryption & credentials”, “Install a certificate”.'
        kind: 'Choose “VPN & app user certificate”, then the file.'
        password: 'Type the password of the file, give the certificate a name that you recognize, and confirm.'
        worked: 'Under “Encryption & credentials”, “User credentials” stands the name you gave.'
      }
      android_mail: {
        title: 'Which mail app uses it'
        own: 'Apps that use the phone’s certificates, such as FairEmail: choose the certificate in the settings for signing and encrypting with S/MIME.'
        outlook: 'Outlook keeps certificates of its own, see below.'
        gmail: 'The Gmail app does not, as a rule, use certificates from the phone. With Google Workspace the certificate is uploaded for the whole account: ask your helpdesk.'
      }
      evolution: {
        title: 'Set up Evolution'
        open: 'Click “Edit”, “Preferences”, “Certificates”, “Your Certificates”, and then “Import”.'
        file: 'Choose the “.p12” file and type its password. If Evolution asks for a password for its certificate store first, set one that you remember.'
        choose: 'In “Preferences”, “Mail Accounts” edit your account. Under “Security”, “Secure MIME (S/MIME)” select the certificate for signing and for encryption.'
        worked: 'Your name stands under “Your Certificates”. A signed mail to yourself shows a green bar.'
      }
      kleopatra: {
        title: 'Set up KMail and Kleopatra'
        about: 'Both use the program gpgsm. Its versions 2.2 open the older kind of file only, with an RSA key.'
        import: 'In Kleopatra click “File”, “Import”, choose the “.p12” file and type its password. At the command line:'
        passphrase: 'You are asked for a passphrase that protects the key from now on. It may be another one than that of the file.'
        choose: 'In KMail click “Settings”, “Configure KMail”, “Identities”, modify yours, and choose the S/MIME certificates under “Cryptography”.'
        worked: 'Kleopatra shows your certificate in bold letters among “My Certificates”.'
      }
      chromium_linux: {
        title: 'Set up Chrome or Chromium'
        about: 'For websites that you sign in to with the certificate.'
        import: 'Close the browser. The command comes with the package libnss3-tools or nss-tools and asks for the password of the file:'
        worked: 'This command lists your certificate:'
      }
      java_check: {
        title: 'Look into the file'
        list: 'Java reads the file as it is, as a key store of the type PKCS12. See whether it opens:'
        worked: 'The list has one “PrivateKeyEntry”, with a chain of at least two certificates.'
      }
      java_use: {
        title: 'Hand it to the program'
        direct: 'Most programs take the file and its type as properties. Give the password by the program’s own configuration, not at the command line, where others on the machine can read it.'
        import: 'If the program has a key store of its own, copy the entry into it:'
      }
      several_devices: {
        title: 'One file for all of them'
        kind: 'You have the kind of file that opens nearly everywhere. It is the same certificate on each device.'
        each: 'Install it on every device where you read mail. Where it is missing, mail that was encrypted for you stays closed.'
        tidy: 'When it is installed, delete the copies you made on the way, such as the mail to yourself. Keep one copy of the file in a safe place.'
      }
      find_out: {
        title: 'Where do you read your mail?'
        program: 'In a program such as Outlook, Mail or Thunderbird: choose the guide of the device it runs on, or that of Thunderbird.'
        browser: 'In a browser: the provider of the mailbox has to offer S/MIME. Ask your helpdesk how the certificate gets there.'
        phone: 'On a phone as well: install the file there too. It is the same file.'
      }
    }
    keepOld: {
      title: 'Keep your old “.p12” files'
      why: 'Each mail that was encrypted for you can be opened only with the private key of that time. A new certificate has a new key and does not open old mail, and neither we nor anybody else has a copy of the old one.'
      expired: 'That an old certificate has expired makes no difference: it still opens what was encrypted for it.'
      do: 'Leave the old certificate installed, keep every “.p12” file with its password, and on a new device install the old ones as well.'
    }
    symptoms: {
      title: 'When something does not work'
      why: 'Why'
      todo: 'What to do'
      stuckTitle: 'Still stuck?'
      stuck: 'Send the exact words of the message, the name of the device and its version to your helpdesk. Send neither the file nor the password.'
      repair: {
        kind: 'Convert the file'
        password: 'Give the file a new password'
      }
    }
    symptom: {
      password_wrong_kind: {
        see: 'It says that the password is wrong, but it is right'
        why: 'The device does not know the way in which the file is sealed. Most devices then say the same as for a wrong password.'
        todo: 'Have the file made in the other kind. Certificate, key and password stay the same, nothing has to be ordered again.'
      }
      password_typed: {
        see: 'It says that the password is wrong, also with the other kind of file'
        why: 'A blank was copied with it, a capital letter went missing, or the password has a letter with an accent that this device reads differently.'
        todo: 'Make the password visible while you type it. The repair page shows at once whether it opens the file, and can set a new one.'
      }
      smart_card: {
        see: 'Windows asks for a smart card when you sign'
        why: 'The certificate is there, but its private key is not: a certificate alone was opened (“.cer”, “.crt”), or the key got lost in the import.'
        todo: 'Delete the certificate in “certmgr.msc” and install the “.p12” file again. If the question comes back, have the file made in the other kind.'
      }
      other_people: {
        see: 'The certificate stands under “Other People”'
        why: 'Windows puts a certificate there when it comes without its private key.'
        todo: 'Delete it there and install the “.p12” file, not a file that ends in “.cer”, “.crt” or “.p7b”.'
      }
      not_exportable: {
        see: 'The key cannot be exported again'
        why: 'It was installed without being marked as exportable. That is the safer way.'
        todo: 'Use the “.p12” file you saved for other devices. If it is lost, ask for the order to be reissued.'
      }
      next_grey: {
        see: '“Next” stays grey'
        why: 'Apple devices do not take a file with a blank password.'
        todo: 'Set a password for the file on the repair page, and install the new file.'
      }
      profile_downloaded: {
        see: 'After tapping the file nothing happens'
        why: 'The file is only noted down at first. The installation itself is done in “Settings”, and the note is dropped after eight minutes.'
        todo: 'Open “Settings” and tap “Profile Downloaded”. If it is not there any more, tap the file once more.'
      }
      screen_lock: {
        see: 'Android asks for a PIN or a pattern'
        why: 'Android keeps private keys only on a device with a screen lock.'
        todo: 'Set a screen lock. If you remove it later, Android removes the installed keys with it.'
      }
      renamed: {
        see: 'The file suddenly ends in “.crt.html”, “.txt” or “.zip”'
        why: 'A browser or mail program guessed the kind of the file wrongly and renamed it on saving.'
        todo: 'Rename it so that it ends in “.p12” again. If it does not open even so, bring it over in another way, such as by cable.'
      }
      not_trusted: {
        see: 'Signatures are shown as “not trusted” or “not verified”'
        why: 'A certificate between yours and the root of the certificate authority is missing, or the device does not know that root.'
        todo: 'Install the “.p12” file as it is: the certificates in between are in it. If the root is one of your organization’s own, your helpdesk installs it.'
      }
      not_offered: {
        see: 'The mail program does not offer the certificate'
        why: 'The address of the account does not stand in the certificate, or the program was running while the file was installed.'
        todo: 'Close the program and open it again. Then compare the address of the account with the one in the certificate, letter by letter.'
      }
      old_mail: {
        see: 'Old encrypted mail does not open any more'
        why: 'It was encrypted for an earlier certificate and needs the key of that time.'
        todo: 'Install the older “.p12” file as well. Both certificates can be there side by side.'
      }
      gpgsm_parse: {
        see: '“error parsing or decrypting the PKCS#12 file”'
        why: 'gpgsm 2.2 does not know the newer kind of file, nor passwords of more than 31 characters.'
        todo: 'Have the file made in the older kind.'
      }
      java_password: {
        see: '“keystore password was incorrect”'
        why: 'Java up to version 17 refuses passwords with letters outside the English alphabet, and Java 8 from before summer 2021 cannot read the newer kind of file.'
        todo: 'Have the file made in the older kind, and set a password of plain letters and digits.'
      }
    }
    unknownDevice: {
      title: 'There is no guide at this address'
      lead: 'Perhaps the address was shortened on its way. These are the guides we have.'
    }
  }
  repair: {
    title: 'Repair a certificate file'
    lead: 'For a “.p12” or “.pfx” file that a device refuses. You get the same certificate and key in another kind of file.'
    privacy: 'Everything happens in this browser. Neither the file nor the password is sent.'
    file: {
      label: 'Certificate file'
      drop: 'Drop the file here, or'
      dropNow: 'Let go to take this file'
      choose: 'Choose a file'
      chooseOther: 'Choose another file'
      missing: 'Choose the file that does not open.'
    }
    password: {
      label: 'Password of the file'
      hint: 'The one that was set when the file was made. Leave the field empty if the file has none.'
    }
    keyPassword: {
      label: 'Password of the key'
      hint: 'Some programs, Java among them, give the key in the file a password of its own.'
    }
    open: 'Open the file'
    opening: 'The file is being opened'
    cancel: 'Stop'
    startOver: 'Begin with another file'
    found: {
      title: 'What is in the file'
      subject: 'Issued to'
      emails: '{count, plural, one {E-mail address} other {E-mail addresses}}'
      issuer: 'Issued by'
      validity: 'Valid'
      period: '{from} to {until}'
      key: 'Kind of key'
      keys: 'Private keys'
      keyCount: '{count, plural, one {# key with its certificate} other {# keys with their certificates}}'
      leftKeys: '{count, plural, one {One more private key is} other {# more private keys are}} in the file and cannot be used here: under another password, damaged, or without a certificate.'
      expired: 'By the clock of this device (today is {today}) this certificate has expired. It still opens mail that was encrypted for it, so the file is worth keeping.'
      expiredSome: '{count, plural, one {One certificate has} other {# certificates have}} expired by the clock of this device (today is {today}). {count, plural, one {It still opens} other {They still open}} mail that was encrypted for {count, plural, one {it} other {them}}, so {count, plural, one {it is} other {they are}} worth keeping.'
      notYet: 'This certificate is not valid yet by the clock of this device, for which today is {today}. If that surprises you, look at the clock.'
      kind: 'Kind of file'
      kinds: {
        modern: 'The newer kind, for recent devices'
        compatible: 'The older kind, which opens nearly everywhere'
        other: 'Made by other software, in a kind of its own'
      }
      chain: 'Certificates of the authority'
      chains: {
        complete: 'All there, up to the root'
        partial: '{count, plural, one {# certificate} other {# certificates}} in between, without the root. That is usual'
        missing: 'Missing. Some programs will call signatures “not trusted”'
        invalid: 'They do not belong to this certificate'
      }
      notice: {
        clearKey: 'The private key lies in this file without any encryption: whoever has the file has the key, with or without the password. Make a new file and delete this one.'
        notCompared: 'This browser cannot compare this kind of key with the certificate. That they belong together is what the file says.'
        text: 'The file was written as text (base64). That has been taken off.'
        profile: 'The certificate file was inside a configuration profile of Apple’s. The profile’s other settings are not used.'
      }
    }
    reading: {
      accents: 'The file opened with the accents of the password written in another way (composed or taken apart), as some systems do.'
      blanks: 'The file opened without the blank at the beginning or end of what you typed.'
      invisible: 'What you typed contains an invisible character or an unusual blank. The file opened without it.'
      width: 'The file opened with the full-width characters of what you typed made narrow.'
      typography: 'The file opened with plain quotation marks and hyphens in place of the typographic ones.'
      cleaned: 'The file opened once blanks, invisible or typographic characters were taken out of what you typed.'
      'no-password': 'The file has no password: it opens without what you typed.'
      'old-letters': 'The file was made by a program that writes letters with accents in an old way. It opened when the password was read that way.'
    }
    oddity: {
      title: 'This stands out in what you typed'
      'blank-at-edge': 'It begins or ends with a blank.'
      invisible: 'Character {position} is invisible or an unusual blank.'
      'full-width': 'Character {position} is full-width, as Chinese and Japanese keyboards write it.'
      'foreign-letter': 'Character {position} is a letter of another alphabet that looks like a Latin one.'
      typographic: 'Character {position} is a typographic quotation mark or dash. Programs like to change these.'
      'all-capitals': 'All letters are capitals. Look at the Caps Lock key.'
      accents: 'It has letters outside the English alphabet, which programs write in several ways.'
    }
    choice: {
      keys: 'Which keys go into the new file?'
      keysHint: 'Keep the old ones too: they open old mail.'
      missing: 'Choose at least one.'
      until: 'until {day}'
      ended: 'ended {day}, for old mail'
      notYet: 'from {day}'
      certificate: 'Which certificate comes first?'
      certificateOf: 'Which certificate comes first for “{name}”?'
      certificateHint: 'The key has {count, plural, one {one more certificate} other {# more certificates}}. {count, plural, one {It stays} other {They stay}} in the file behind the first, for old mail.'
      files: 'How many files?'
      each: 'One file for each'
      eachHint: 'Opens everywhere.'
      together: 'All in one file'
      togetherHint: 'For Thunderbird, Outlook and macOS. Phones often take only one key from a file.'
    }
    make: {
      title: 'Make the new file'
      device: 'Where should it open?'
      deviceHint: 'The device decides the kind of file.'
      otherKind: 'The other kind than now'
      sameKind: 'The file is already of the kind that opens there. If the device still refuses it, the password may be the reason, or choose “{otherKind}”.'
      password: 'Password of the new file'
      keep: 'The same password'
      generated: 'A new password, generated here'
      generatedHint: 'Nobody can recover it later. Write it down before you go on.'
      own: 'A new password of my own'
      passphrase: 'New password'
      another: 'Make another'
      ownField: 'New password'
      repeat: 'The same password again'
      why: {
        blank: 'The file has no password. Apple devices, among others, do not take it so. Choose a new password.'
        'character-outside-ascii': 'The password has letters or signs that some devices read differently; they would say that it is wrong. A new password avoids that.'
        'blank-at-edge': 'The password starts or ends with a space, which is easily lost. A new password avoids that.'
        'too-long': 'The password has more than 31 characters, which some devices do not take. A new password avoids that.'
        'too-short': 'The password is short. Whoever gets the file can try out passwords; a longer one protects it better.'
      }
      submit: 'Make the new file'
      submitSeveral: 'Make the new files'
      error: {
        'too-weak': 'This password is too easy to guess. Take a longer one, or the one generated here.'
      }
      result: {
        modern: 'This makes the newer kind of file, for recent devices.'
        compatible: 'This makes the older kind of file, which opens nearly everywhere. Its protection is weaker: use a strong password, and delete the file when it is installed and you have kept another copy.'
      }
    }
    making: 'The new file is being made and tested'
    done: {
      title: 'The new file is ready'
      titleSeveral: 'The new files are ready'
      checked: '{count, plural, one {It was} other {Each was}} opened again from its bytes; certificate, key and password are right.'
      facts: 'Certificate file (PKCS #12), {size}'
      kindModern: '{count, plural, one {It is} other {They are}} of the newer kind.'
      kindCompatible: '{count, plural, one {It is of the older kind, which opens} other {They are of the older kind, which opens}} nearly everywhere.'
      newPassword: '{count, plural, one {It opens} other {They open}} with the new password; the old file keeps the old one.'
      guide: 'How to install it: {device}'
      keep: 'Keep the old file until the new one works.'
      again: 'Make it for another device'
      datedFacts: 'Certificate file (PKCS #12), {size}, for the certificate that ends {day}'
    }
    fault: {
      text: {
        title: 'This is a text file'
        help: 'There is no certificate file in it, not even as base64. Look for the file that ends in “.p12” or “.pfx”.'
      }
      'web-page': {
        title: 'This is a web page, not a certificate file'
        help: 'The browser probably saved a page in place of the file. Save the file once more from where you got it.'
      }
      empty: {
        title: 'The file is empty'
        help: 'It was not copied completely. Save it once more from where you got it.'
      }
      unreadable: {
        title: 'The file cannot be read'
        help: 'The browser may not read it, or it was moved or changed since you chose it. Choose it again.'
      }
      'too-large': {
        title: 'The file is too large'
        help: 'A certificate file has a few kilobytes. This one is far larger, or has thousands of parts. Check that you chose the right one.'
      }
      'certificate-only': {
        title: 'The file holds a certificate without its private key'
        help: 'With it nothing can be signed or decrypted. Look for the file that ends in “.p12” or “.pfx”; only that one has the key.'
      }
      'no-key': {
        title: 'There is no private key in the file'
        help: 'It holds certificates only. Look for the file that was saved when the certificate was made.'
      }
      'no-certificate': {
        title: 'The certificate of the key is not in the file'
        help: 'The private key is there, but no certificate belongs to it. Look for another copy of the file.'
      }
      'no-seal': {
        title: 'The file has no seal over its content'
        help: 'Nothing in it shows whether it was changed on its way (it has no MAC), and many programs call that a wrong password. Have it exported again, with a password.'
      }
      password: {
        title: 'The password does not open the file'
        help: 'Check capital letters and signs, and show the password while you type. If you are sure of it, the file may have been changed on its way: get it once more.'
      }
      'cut-off': {
        title: 'The file is not complete'
        help: 'It says itself that it is longer than what is here. Get it once more from where you got it.'
      }
      'private-key': {
        title: 'This is a private key alone'
        help: 'The certificate is missing. A “.p12” file has both. Treat this file as a secret, and look for the one that ends in “.p12” or “.pfx”.'
      }
      csr: {
        title: 'This is a certificate request (CSR)'
        help: 'It was made to order a certificate and holds neither the certificate nor the key. Look for the file that ends in “.p12” or “.pfx”.'
      }
      'public-key': {
        title: 'This is a public key alone'
        help: 'It holds neither a certificate nor the private key. Look for the file that ends in “.p12” or “.pfx”.'
      }
      pkcs7: {
        title: 'This is a list of certificates or a signed message (PKCS #7)'
        help: 'Files that end in “.p7b”, “.p7s” or “.p7m” hold no private key. Look for the file that ends in “.p12” or “.pfx”.'
      }
      'java-keystore': {
        title: 'This is a Java key store of another kind'
        help: 'It is JKS or one of its relatives, not PKCS #12. Java’s “keytool -importkeystore -deststoretype PKCS12” writes it as a “.p12” file.'
      }
      'program-store': {
        title: 'This is a program’s own store of keys'
        help: 'It works only inside that program (Firefox, Thunderbird, Keychain Access). Export the certificate there; that makes a “.p12” file.'
      }
      archive: {
        title: 'This is a compressed folder'
        help: 'Unpack it first, then choose the “.p12” or “.pfx” file in it.'
      }
      document: {
        title: 'This is a document, a picture or a saved mail'
        help: 'If the certificate file came as an attachment, save the attachment itself and choose that.'
      }
      profile: {
        title: 'This is a configuration profile of Apple’s'
        help: 'There is no certificate file with a key in it. Look for the file that ends in “.p12” or “.pfx”.'
      }
      openpgp: {
        title: 'This is a key for OpenPGP or SSH'
        help: 'Those are other techniques; there is no certificate for mail in it. Look for the file that ends in “.p12” or “.pfx”.'
      }
      unknown: {
        title: 'This is not a certificate file, or it is damaged'
        help: 'Nothing at its beginning is as in a “.p12” file. Look for the file that ends in “.p12” or “.pfx”, or get it once more.'
      }
      'damaged-key': {
        title: 'The private key in the file is damaged'
        help: 'The password is right, but the numbers of the key do not fit together. Look for another copy of the file.'
      }
      algorithm: {
        title: 'The file is sealed in a way that this page does not read'
        help: 'It uses {algorithm}. The program that made the file can probably export it again with AES-256 or 3DES, and “openssl pkcs12” reads most kinds.'
      }
      'too-many-iterations': {
        title: 'The file asks for more work than this page does'
        help: 'It wants {iterations} rounds for each try of a password; up to {limit} are done here. Have it exported again with fewer; usual are up to 600,000.'
      }
      protected: {
        title: 'Windows has protected this file for certain accounts'
        help: 'Sign in with such an account on a computer of that organization, install the file there, and export it again with a password. If the file has a password as well, it is not the one you typed.'
      }
      'key-password': {
        title: 'The key in the file has another password'
        help: 'The password fits the file, but not the private key in it. Java, for example, can give the key one of its own. Type that one below.'
      }
    }
  }
  faults: {
    'field-required': 'This is needed.'
    'field-too-long': 'At most {limit, plural, one {# character} other {# characters}}.'
    'field-malformed': 'This cannot be read.'
    'field-insignificant': 'Punctuation alone, or a word such as “N/A”, names nothing. Enter the name.'
    'field-forbidden-characters': 'These characters cannot stand on a certificate: {characters}'
    'field-not-asked': 'This does not belong here for the product that was chosen. Leave it empty.'
    'choice-not-offered': 'This is not offered for the product that was chosen.'
    'number-out-of-range': 'Enter a number from {min, number} to {max, number}.'
    'product-unknown': 'This product is not in your account’s catalogue any more.'
    'product-ended': 'This product can no longer be ordered since {since}.'
    'organization-required': 'Choose an organization, or add one.'
    'organization-unknown': 'This organization is not in your account any more. Choose another one.'
    'organization-identifier-malformed': 'Enter scheme, country and number, such as NTRGB-04417823; the country must be the organization’s own.'
    'country-unknown': 'Choose a country.'
    'phone-malformed': 'Enter the number with its country code, such as +44 117 496 0123.'
    'validity-too-long': 'At most {limitDays, plural, one {# day} other {# days}} are allowed for this product.'
    'validity-too-short': 'It has to last at least one day from today.'
    'validity-date-malformed': 'There is no such day. Enter it as year, month, day: 2027-06-30.'
    'recipients-missing': 'Add at least one recipient.'
    'recipients-too-many': 'One order takes at most {limit, number} recipients; there are {count, number}.'
    'emails-too-many': 'At most {limit, plural, one {# address} other {# addresses}}.'
    'email-malformed': 'This is not an e‑mail address. It should look like name@company.example.'
    'email-too-long': 'This is too long for an e‑mail address: at most {limit, number} characters.'
    'email-not-ascii': 'Before the @, certificates take only letters without accents, digits and the usual signs.'
    'email-public-provider': '{domainName} is a public mail provider: nobody in your organization can confirm its addresses.'
    'email-repeated': 'This address is entered twice here.'
    'email-used-in-order': 'This address is already that of recipient {row, number}.'
    'common-name-too-long': 'The common name may have {limit, number} characters; this has {length, number}. For a long address, choose “Name” as the common name.'
    'csr-key-repeated': 'This request has the same key as that of recipient {row, number}. Every certificate needs a key of its own.'
    'csr-key-not-offered': 'Keys of this kind are not accepted for the product that was chosen.'
    'payment-not-offered': 'This way of paying is not available for this order.'
    'contract-exhausted': 'The contract has {remaining, plural, one {# certificate} other {# certificates}} left; this order needs {needed, number}.'
    'balance-too-low': 'The balance is too low for this order.'
    'card-declined': 'The card was not authorized for this amount. Try again, use another card, or pay in another way.'
    'price-changed': 'The price has changed since it was shown. Look at it again before you submit.'
    'attestation-missing': 'Confirm that these people belong to the organization.'
    'agreement-not-accepted': 'Read and accept the agreement to go on.'
    'table-row-too-long': 'This row has more cells than there are columns.'
  }
  order: {
    navigation: {
      label: 'Account'
      menu: 'Menu'
      request: 'Request a certificate'
      drafts: 'Your drafts'
    }
    chooser: {
      title: 'Request a certificate'
      lead: 'Choose what the certificates are for. You can look at everything and change it before anything is submitted.'
      products: 'Certificates on offer'
      ending: 'At the end of their life'
      endingLead: 'These are kept for those who need them for some time yet. Choose the successor where you can.'
    }
    drafts: {
      title: 'Go on with a draft'
      lead: 'Drafts are kept in this browser only, for the account that began them.'
      facts: '{recipients, plural, one {# recipient} other {# recipients}}, saved {moment}'
      unknownProduct: 'A product that is no longer offered'
      delete: 'Delete'
      deleteDraft: 'Delete the draft: {draft}'
      deleteNowShort: 'Delete for good'
      deleteNow: 'Delete for good: {draft}'
      keep: 'Keep it'
      unreadable: 'A draft cannot be read'
      unreadableHelp: 'It was saved by another version of Certdesk, or is damaged. It stays where it is until you delete it.'
      unreadableName: 'draft that cannot be read'
      partial: 'The browser’s storage cannot be looked at now'
      partialHelp: 'Shown is what a page set aside when it was closed. There may be other drafts.'
      placed: 'Submitted from this browser'
      order: 'Order {number}'
      placedAt: 'submitted {moment}'
      pageTitle: 'Your drafts'
      empty: 'There is no draft in this browser. Begin a request, and it is kept here until you submit it.'
    }
    product: {
      request: 'Request'
      requestProduct: 'Request: {product}'
      closed: 'Cannot be ordered'
      publicProviders: 'Also for addresses at public mail providers'
      years: '{shortest, number} to {longest, plural, one {# year} other {# years}}'
      atMostDays: 'at most {days, plural, one {# day} other {# days}}'
      priceFrom: 'from {price} for {years, plural, one {# year} other {# years}}'
      endsOn: 'Ends on {day}.'
      endedOn: 'At its end of life since {day}; it can still be ordered.'
      closedOn: 'Ended on {day}; it can no longer be ordered.'
      successor: 'Successor: {product}.'
      for: {
        individual: 'For one person or mailbox, without an organization'
        person: 'For people of an organization'
        mailbox: 'For shared mailboxes of an organization'
      }
      column: {
        name: 'Certificate'
        usages: 'Good for'
        contents: 'What stands on it'
        validates: 'Validated before it is issued'
        length: 'How long, and price'
      }
      usage: {
        sign_email: 'signing e-mail'
        encrypt_email: 'encrypted e-mail'
        sign_documents: 'signing documents'
        authenticate_client: 'signing in to websites and services'
      }
      content: {
        common_name: 'common name'
        given_name: 'given name and surname'
        surname: 'surname'
        pseudonym: 'pseudonym'
        email: 'e-mail address'
        organization: 'organization'
        organization_identifier: 'its registration number'
        locality: 'city'
        country: 'country'
      }
      validated: {
        organization: 'the organization'
        domain: 'the domain of each address'
        email: 'each e-mail address'
      }
    }
    wizard: {
      stepOf: 'Step {step, number} of {steps, number}'
      overview: 'This request'
      steps: 'Steps'
      stepDone: 'done'
      price: 'Price'
      continue: 'Continue'
      backToCheck: 'Save and go back to the check'
      back: 'Back'
      productGone: 'This product is no longer offered'
      productGoneHelp: 'It is not in your account’s catalogue any more. The draft stays in this browser; begin a new one with another product.'
      otherProduct: 'Choose another product'
      openAgain: 'Try again'
      toDrafts: 'Go to your drafts and products'
      placed: 'This request was submitted'
      placedHelp: 'It became <link>order {number}</link>. Nothing more can be changed here.'
      another: 'Request another certificate'
      step: {
        settings: 'Certificate settings'
        options: 'Order options'
        recipients: 'Recipients'
        payment: 'Payment'
        agreement: 'Agreement'
        check: 'Check and submit'
      }
      heading: {
        settings: 'Certificate settings'
        options: 'Order options'
        recipients: 'Certificates to request'
        payment: 'How do you want to pay?'
        agreement: 'Attestation and agreement'
        check: 'Check your answers'
      }
    }
    saving: {
      saving: 'Saving…'
      saved: 'Draft saved at {time}'
      savedShort: 'Draft saved'
      failed: 'Not saved'
      conflict: 'This draft was changed in another tab'
      conflictHelp: 'Nothing was overwritten. What you see here is yours and is not saved.'
      takeTheirs: 'Look at the newer one'
      keepMine: 'Keep mine as a draft of its own'
      notKept: 'This draft is not saved'
      notKeptHelp: 'The browser did not allow it. You can go on and submit; close this tab only after that.'
    }
    missing: {
      organizationName: 'Enter the organization’s legal name.'
      country: 'Choose the organization’s country.'
      locality: 'Enter the city in which the organization is registered.'
      organizationIdentifier: 'Enter the organization’s registration number.'
      phone: 'Enter the organization’s public phone number.'
      paymentMethod: 'Choose how you want to pay.'
      card: 'Have a card authorized for this amount, or pay in another way.'
    }
    price: {
      unknown: 'The price appears once the validity period is chosen.'
      certificates: '{count, plural, one {# certificate} other {# certificates}} for {years, plural, one {# year} other {# years}}, {unit} each'
      discount: 'Volume discount, {percent, number} percent'
      contract: 'Paid for by the contract'
      minus: '−{amount}'
      total: 'To be paid'
      withoutTax: 'Without tax.'
    }
    settings: {
      otherProduct: 'Choose another product'
      generation: 'Kind of certificate'
      generationHint: 'Unless you were told otherwise, take the first one.'
      hash: 'Signature hash'
      hashHint: 'How the authority signs the certificate.'
      hashDefault: 'Works everywhere. Choose another one only if your organization asks for it.'
      generations: {
        strict: {
          name: 'For e-mail only'
          hint: 'The strict profile: the certificate signs and encrypts e‑mail, nothing else.'
        }
        multipurpose: {
          name: 'For e-mail and other uses'
          hint: 'The multipurpose profile: the same certificate can also sign documents or sign in to services.'
        }
      }
      hashes: {
        sha256: 'SHA-256'
        sha384: 'SHA-384'
        sha512: 'SHA-512'
      }
    }
    organization: {
      legend: 'Organization'
      hint: 'Its name stands on every certificate of this order.'
      search: 'Find an organization'
      found: '{count, plural, one {# organization found} other {# organizations found}}'
      validated: 'Prevalidated'
      open: 'Validated during this order'
      openHint: 'You can choose one of these. The authority then calls the organization at a public number first, usually within one working day; no certificate is issued before.'
      notHere: 'Not in the list?'
      add: 'Add an organization'
      addHint: 'It is validated during this order.'
      noneFits: 'None of these fits'
      noneFitsHelp: 'Ask your account’s administrator, {name}: <mail>{email}</mail>. Your draft is kept meanwhile.'
      place: '{locality}, {country}'
      validation: {
        validated: 'Validated until {day}'
        expired: 'Validation ended on {day}'
        pending: 'Validation is under way'
        none: 'Not validated yet'
      }
    }
    newOrganization: {
      legend: 'The organization to add'
      whatThen: 'What happens then'
      whatThenHelp: 'After you submit, the authority looks the organization up in public registers and calls it. If nobody answers, it leaves a code that a contact of the organization enters.'
      name: {
        label: 'Legal name'
        hint: 'As in the trade register, at most 64 characters.'
      }
      countryCode: {
        label: 'Country'
        none: 'Choose a country'
      }
      locality: {
        label: 'City'
        hint: 'Where the organization is registered.'
      }
      organizationIdentifier: {
        label: 'Registration number'
        hint: 'NTR for the trade register, VAT for a tax number or LEI, then the country and the number: NTRGB-04417823, VATNL-859876543B01.'
      }
      phone: {
        label: 'Public phone number'
        hint: 'The number others find for the organization, with its country code: +44 117 496 0123.'
      }
    }
    validity: {
      legend: 'Validity period'
      hint: 'How long each certificate lasts.'
      years: '{years, plural, one {# year} other {# years}}'
      untilAbout: 'If issued today, until {day}'
      yearsForbidden: 'Not possible: this product lasts at most {days, plural, one {# day} other {# days}}.'
      customDate: 'Custom expiry date'
      customDateHint: 'All certificates end on the same day.'
      customLength: 'Custom length'
      customLengthHint: 'A number of days.'
      date: 'Last day'
      dateHint: '{day} at the latest.'
      days: 'Length in days'
      daysHint: 'At most {days, plural, one {# day} other {# days}}.'
      noResult: 'Choose a length that is possible to see when the certificates end.'
      resultLength: 'A certificate issued today, {today}, ends on {day}: {days, plural, one {# day} other {# days}}. One issued later ends as much later.'
      resultDate: 'Every certificate ends on {day}. Issued today, {today}, it lasts {days, plural, one {# day} other {# days}}; issued later, less.'
    }
    options: {
      legend: 'Automatic renewal'
      hint: 'Whether certificates are renewed before they expire.'
      off: 'Do not renew automatically'
      offHint: 'You are reminded before the certificates expire and order new ones yourself.'
      on: 'Renew automatically'
      onHint: 'A new order is placed in time, paid for in the same way.'
      times: 'How often'
      timesOption: '{times, plural, one {Once} other {# times}}'
      daysBefore: 'How long before expiry'
      daysBeforeOption: '{days, plural, one {# day} other {# days}} before'
      resultOff: 'When the certificates expire, nothing is ordered and nothing is paid.'
      resultOn: 'Each certificate is renewed {times, plural, one {once} other {# times}}, {days, plural, one {# day} other {# days}} before it expires. Every recipient then makes a new key; after the last time it ends for good.'
    }
    payment: {
      price: 'What it costs'
      legend: 'Way of paying'
      method: {
        contract: 'Contract terms'
        balance: 'Account balance'
        card: 'Card'
      }
      contract: {
        enough: '{name}: {remaining, plural, one {# certificate} other {# certificates}} of this product left, until {day}; this order needs {needed, number}.'
        exhausted: 'Not possible: {name} has {remaining, plural, one {# certificate} other {# certificates}} of this product left until {day}, and this order needs {needed, number}. Pay in another way, or order fewer.'
        notIncluded: 'Not possible: {name} does not include this product.'
        over: 'Not possible: {name} ended on {day}.'
      }
      balance: {
        enough: 'There are {balance} on it.'
        short: 'There are {balance} on it: {missing} too little for this order. You can make a deposit and come back here.'
      }
      card: {
        hint: 'The amount is reserved now and charged only as certificates are issued. The card’s number is asked for by the payment provider, never here.'
        notAccepted: 'Not possible: your account does not take cards.'
      }
    }
    deposit: {
      title: 'Make a deposit'
      lead: 'You go to the payment provider’s page and come back to this very step. Your draft is kept.'
      amount: 'Amount in {currency}'
      amountHint: 'At least {missing} for this order.'
      tooLittle: 'Enter an amount of at least {missing}.'
      go: 'Go to the deposit'
      status: {
        open: 'The deposit of {amount} is not finished'
        succeeded: '{amount} were put on your balance'
        declined: 'The deposit of {amount} was declined'
        cancelled: 'The deposit of {amount} was cancelled'
        expired: 'The deposit of {amount} took too long'
      }
      help: {
        open: 'The payment provider has not said what came of it. This page keeps asking; you can also begin another deposit.'
        succeeded: 'You can go on with this request.'
        declined: 'Nothing was charged. Try another card, or pay in another way.'
        cancelled: 'Nothing was charged, and your draft is as it was.'
        expired: 'The payment provider’s page was open for too long. Nothing was charged; begin again.'
      }
    }
    card: {
      title: 'Have a card authorized'
      lead: 'You go to the payment provider’s page, where {total} are reserved on a card, and come back to this very step. Your draft is kept.'
      go: 'Go to the payment provider'
      goOn: 'Go on at the payment provider'
      askAgain: 'Ask again'
      used: '{brand} •••• {lastFour}'
      tooLittle: '{amount} are authorized, but the order comes to {total} now'
      tooLittleHelp: 'The order has changed since. Have the card authorized again for the new amount; the earlier reservation lapses by itself.'
      status: {
        open: 'The card is not authorized yet'
        succeeded: 'The card is authorized for {amount}'
        declined: 'The card was declined for {amount}'
        cancelled: 'The authorization was cancelled'
        expired: 'The authorization is no longer good'
      }
      help: {
        open: 'The payment provider has not said what came of it. This page keeps asking.'
        succeeded: 'Nothing is charged yet: only as certificates are issued.'
        declined: 'Nothing was charged. Use another card, or pay in another way.'
        cancelled: 'Nothing was charged, and your draft is as it was.'
        expired: 'It took too long or has lapsed. Nothing was charged; have the card authorized again.'
      }
    }
    agreement: {
      attestationTitle: 'Attestation'
      attestationLead: 'The authority checks the organization. For the people, the organization answers itself.'
      attest: '<strong>{organization}</strong> has checked who the recipients of this order are, and confirms that they belong to it and that names and addresses are right.'
      attestUnnamed: 'The organization has checked who the recipients of this order are, and confirms that they belong to it and that names and addresses are right.'
      servicesTitle: 'Certificate Services Agreement'
      region: 'Text of the Certificate Services Agreement'
      masterRegion: 'Text of the Master Services Agreement'
      version: 'Version {version}'
      accept: 'I have read the agreement and accept it'
      acceptedAt: 'Version {version}, {moment}. This is sent with the request.'
      outdated: 'There is a newer version of the agreement'
      outdatedHelp: 'You accepted version {accepted}; version {inForce} is in force now. Please read and accept it.'
    }
    fieldLabel: {
      order: 'This request'
      product: 'Product'
      organization: 'Organization'
      organizationName: 'Legal name of the organization'
      country: 'Country of the organization'
      locality: 'City of the organization'
      organizationIdentifier: 'Registration number of the organization'
      phone: 'Phone number of the organization'
      generation: 'Kind of certificate'
      hash: 'Signature hash'
      validity: 'Validity period'
      renewal: 'Automatic renewal'
      recipients: 'Recipients'
      recipient: 'Recipient {number, number} ({name})'
      recipientUnnamed: 'Recipient {number, number}'
      notificationEmails: 'Additional e-mails'
      payment: 'Payment'
      price: 'Price'
      attestation: 'Attestation'
      servicesAgreement: 'Certificate Services Agreement'
      masterAgreement: 'Master Services Agreement'
    }
    check: {
      missing: 'Before you can submit'
      fault: '{field}: {text}'
      more: 'The first {shown, number} of {count, number} are listed here.'
      change: 'Change'
      price: 'Price'
      product: 'Product'
      organization: 'Organization'
      newOrganization: 'added; validated during the order'
      validity: 'Validity period'
      validityValue: '{days, plural, one {# day} other {# days}}; if issued today, until {day}'
      renewal: 'Automatic renewal'
      renewalOn: '{times, plural, one {once} other {# times}}, {days, plural, one {# day} other {# days}} before expiry'
      renewalOff: 'No'
      recipients: '{count, plural, one {# certificate} other {# certificates}}'
      recipientsOwn: '{count, plural, one {# certificate} other {# certificates}}, {own, plural, one {# of them} other {# of them}} with a CSR of their own.'
      notificationEmails: 'Additional e-mails'
      none: 'None'
      notProvided: 'Not provided'
      unnamed: 'Not yet named'
      ownCsr: 'with a CSR of their own'
      recipientNumber: 'recipient {number, number}'
      paymentMethod: 'Way of paying'
      attestation: 'Attestation'
      servicesAgreement: 'Certificate Services Agreement'
      version: 'version {version}'
      acceptedAt: 'agreed {moment}'
      payment: {
        contract: 'Contract terms: {name}'
        balance: 'Account balance ({balance} on it)'
        card: '{brand} •••• {lastFour}, authorized; charged as certificates are issued'
        cardMissing: 'Card, not authorized yet'
      }
    }
    submit: {
      master: 'By submitting you also agree, for your organization, to the Master Services Agreement.'
      readMaster: 'Read the Master Services Agreement'
      submit: 'Agree and submit certificate request'
      sendAgain: 'Send it again'
      sending: 'Submitting {count, plural, one {# certificate} other {# certificates}}…'
      unknown: 'We do not know whether your request arrived'
      unknownHelp: 'No answer of the server’s own came. Send it again: however often it is sent, it makes one order.'
      toOrder: 'Go to order {number}'
    }
    list: {
      search: 'Search names and addresses'
      nothing: 'Nothing has that in its name or address.'
      pages: 'Pages of the list'
      previous: 'Previous'
      next: 'Next'
      range: '{from, number}–{to, number} of {count, number}'
    }
    submitted: {
      title: 'Your request is submitted'
      number: 'Order number'
      placed: 'Submitted {moment} by {name}, for {count, plural, one {# certificate} other {# certificates}}'
      next: 'What happens next'
      nextLead: 'You can close this page and come back to it at any time.'
      lookAgain: 'Look again'
      asOf: 'As of {time}'
      recipients: '{count, plural, one {Recipient} other {# recipients}}'
      ordered: 'What was ordered'
      product: 'Product'
      organization: 'Organization'
      validity: 'Validity period'
      days: '{days, plural, one {# day} other {# days}}'
      renewal: 'Automatic renewal'
      renewalOn: '{times, plural, one {once} other {# times}}, {days, plural, one {# day} other {# days}} before expiry'
      renewalOff: 'No'
      payment: 'Payment'
      paid: '{method}: {total}'
      another: 'Request another certificate'
      ownCsr: 'CSR of their own'
      inBrowser: 'made in the browser'
      column: {
        commonName: 'Common name'
        emails: 'E-mail addresses'
        status: 'State'
        key: 'Key'
      }
      status: {
        not_ready: 'something is validated first'
        ready: 'link sent, not used yet'
        pending: 'request received'
        refused: 'refused'
        issued: 'certificate issued'
        revoked: 'revoked'
        cancelled: 'cancelled'
      }
    }
    step: {
      kind: {
        organization_validation: 'Validate {subject}'
        domain_validation: 'Confirm the domain {subject}'
        email_validation: 'Confirm the e-mail addresses'
        links_sent: 'Send the generate links'
        key_made: 'Make the keys and requests'
        certificate_issued: 'Issue the certificates'
      }
      actor: {
        authority: 'By the certificate authority'
        organization_contact: 'By a contact of {subject}, who is called'
        domain_contact: 'By who gets the mail at {subject}: it has a link to confirm'
        recipient: 'By each recipient, with the link from the mail'
      }
      progress: '{done, number} of {count, number} done'
      doneAt: 'Done {moment}'
      expectedAt: 'Expected by {moment} ({relative})'
      overdue: 'Was expected by {moment}'
    }
  }
  csr: {
    label: 'Text of the request (CSR)'
    hint: 'Paste it whole, from “-----BEGIN CERTIFICATE REQUEST-----” to the last line. Never paste a private key here.'
    notTheKey: 'Give the request (CSR) that was made with it instead.'
    file: {
      label: 'Or the file with the request'
      hint: 'Such files often end in .csr, .req, .p10 or .pem.'
      drop: 'Drop the file here, or'
      dropNow: 'Let go to take this file'
      choose: 'Choose a file'
      chooseOther: 'Choose another file'
    }
    reading: 'Reading the request…'
    read: 'The request was read'
    subject: 'Name in the request'
    noSubject: 'None'
    publicKeyOnly: 'Only the public key of the request is used. On the certificate stands what you enter here, not what stands in the request.'
    replace: 'Use another request'
    remove: 'Remove the request'
    keep: 'Keep the request that was read'
    again: 'Try again'
    refused: '{title}. {help}'
    keyNotOffered: '{fault} This request has: {key}.'
    fileUnreadable: 'The browser cannot read this file. Perhaps it was moved or changed. Choose it again.'
    tooLarge: 'This is larger than a request may be (16 KB), so it was not taken. Check which file was chosen. A request with very many names can be made again without them: only its public key is used.'
  }
  recipients: {
    title: '{count, plural, one {The recipient} other {# recipients}}'
    lead: 'Each recipient gets one certificate. The first e‑mail address of each gets the link by which the certificate is made.'
    add: 'Add another certificate'
    full: 'One order takes at most {limit, number} recipients. Use another order for the rest.'
    editor: {
      commonName: 'Common name'
      commonNameHint: 'This is what mail programs show as the name of the certificate.'
      source: {
        email: 'E-mail'
        name: 'Name'
        pseudonym: 'Pseudonym'
        organization_name: 'Organization name'
      }
      sourceHint: {
        email: 'The first e-mail address'
        name: 'The person’s given name and surname'
        pseudonym: 'A role or another name in place of the person’s own'
        organization_name: 'For a mailbox that several people read, such as info@'
      }
      givenName: 'Given name'
      surname: 'Surname'
      surnameHint: 'Who has a single name enters it here.'
      pseudonym: 'Pseudonym'
      pseudonymHint: 'Your organization must know who uses it.'
      language: 'Language of the mail'
      languageHint: 'The mail with the link is written in it.'
      key: 'Key'
      keyHint: 'A certificate belongs to a private key. Only the recipient should ever have it.'
      keyBrowser: 'Made in the recipient’s browser'
      keyBrowserHint: 'Recommended. The recipient opens the link, and the key never leaves their device.'
      keyOwn: 'I have a CSR'
      keyOwnHint: 'Another program made the key pair and a request for it. The certificate is sent without a link.'
      outcome: 'The certificate will be made out to <strong>{name}</strong>.'
      outcomeLater: {
        email: 'The certificate will be made out to the first e‑mail address.'
        name: 'The certificate will be made out to the name entered here.'
        pseudonym: 'The certificate will be made out to the pseudonym entered here.'
        organization_name: 'The certificate will be made out to the organization of this order.'
      }
    }
    emails: {
      label: 'E-mail address'
      labelNumber: 'E-mail address {number, number}'
      hint: 'It stands on the certificate, and gets the link.'
      hintFirst: 'This one gets the link. All of them stand on the certificate.'
      makeFirst: 'Make it the first'
      remove: 'Remove'
      ofNumber: '(address {number, number})'
      add: 'Add another address'
      otherProduct: '“{product}” is made for such addresses: it confirms the address itself.'
      orderOther: 'Begin a request for {product}'
    }
    addressClass: {
      validated: '{domain} is validated until {until}.'
      validated_during_order: '{domain} will be validated by e‑mail during this order.'
      own_email: 'This address will be confirmed by an e‑mail to it during this order.'
      public_provider: '{domain} is a public mail provider. This product is not issued for its addresses.'
      ascii: 'On the certificate: <mono>{address}</mono>'
      short: {
        none: 'No address yet'
        validated: 'Validated'
        validated_during_order: 'Validated during this order'
        own_email: 'Confirmed during this order'
        public_provider: 'Public provider'
      }
    }
    list: {
      label: 'Recipients'
      recipient: 'Recipient'
      unnamed: 'Nothing entered yet'
      moreEmails: '{count, plural, one {and # more address} other {and # more addresses}}'
      ownCsr: 'Own CSR'
      inBrowser: 'Key made in the browser'
      toMend: '{count, plural, one {# to correct} other {# to correct}}'
      search: 'Search by name or address'
      onlyFaulty: 'Only those to correct'
      nextFault: 'Go to the next to correct'
      total: '{total, plural, one {# recipient.} other {# recipients.}}'
      shown: '{shown, number} of {total, number} recipients are shown.'
      faulty: '{count, plural, one {# needs a correction.} other {# need a correction.}}'
      noneFaulty: 'None needs a correction any more.'
      nothingFound: 'No recipient fits. Search for something else, or show all of them.'
      moved: 'Now in place {number, number} of {total, number}.'
      duplicate: 'Duplicate'
      up: 'Move up'
      down: 'Move down'
      remove: 'Remove'
      ofRecipient: '(recipient {number, number})'
    }
    change: {
      removed: 'Recipient {number, number} was removed.'
      removedNamed: 'Recipient {number, number}, {name}, was removed.'
      added: '{count, plural, one {# recipient was added.} other {# recipients were added.}}'
      replaced: 'The list was replaced: {count, plural, one {# recipient} other {# recipients}}.'
      bringBack: 'Bring back'
      takeBack: 'Undo'
    }
    summary: {
      lead: '{count, number} of {total, number} recipients need a correction. Nothing you entered is lost.'
      row: 'Recipient {number, number}: {fault}'
      rowMore: 'Recipient {number, number}: {fault} (and more)'
      rest: '{count, plural, one {Show # more recipient to correct} other {Show # more recipients to correct}}'
    }
    import: {
      open: 'Paste or import a list'
      title: 'Many recipients at once'
      file: 'CSV file'
      fileHint: 'Any spreadsheet program and most address books can save one. It is read in this browser.'
      drop: 'Drop the file here, or'
      dropNow: 'Let go to take this file'
      choose: 'Choose a file'
      chooseOther: 'Choose another file'
      paste: 'Rows from a spreadsheet'
      pasteHint: 'Copy the cells there and paste them here. You can also paste them right into a field of a recipient.'
      read: 'Read these rows'
      reading: 'Reading…'
      close: 'Close'
      columns: 'Which columns it may have'
      template: 'Save an empty template'
      templateHint: 'The order of the columns does not matter, and other names for them are understood, too.'
      templateName: 'recipients-template.csv'
      column: {
        commonNameSource: 'What stands as the name on the certificate. Left empty: the product’s usual choice.'
        givenName: 'The person’s given name, or several'
        surname: 'The person’s surname. Who has a single name has it here.'
        pseudonym: 'In place of the person’s name, where the product allows it'
        email: 'One address or several, apart by comma or semicolon. The first gets the link.'
        language: 'Of the mail: en, fr, nl or zh-Hant. Left empty: the language of this page.'
      }
      tooMany: 'It has {count, number} rows; one order takes {limit, number}.'
      tooLarge: 'A list may have {megabytes, number} MB and {columns, number} columns.'
      quoteRow: 'The quotation mark is in row {row, number}.'
      recognized: '{count, plural, one {# recipient was recognized} other {# recipients were recognized}}'
      from: 'From'
      pasted: 'What you pasted'
      rows: 'Rows'
      rowCount: '{count, plural, one {# row} other {# rows}}'
      columnsFound: 'Columns taken'
      columnByHeader: '“{header}” → {field}'
      columnByContent: 'Column {header}, by what is in it → {field}'
      field: {
        commonNameSource: 'common name'
        fullName: 'full name'
        givenName: 'given name'
        infix: 'what stands before the surname'
        surname: 'surname'
        pseudonym: 'pseudonym'
        email: 'e-mail address'
        language: 'language'
      }
      leftOut: 'Left out'
      leftOutReason: {
        unknown: '“{header}”: nothing of it belongs here.'
        csr: '“{header}”: a CSR is given at each recipient, where it is checked and shown.'
        said_already: '“{header}”: another column says it already.'
      }
      separator: 'Separator'
      separatorName: {
        comma: 'Comma'
        semicolon: 'Semicolon'
        tab: 'Tab'
        bar: 'Vertical bar'
      }
      encoding: 'Letters written as'
      encodingName: {
        'utf-8': 'Unicode (UTF-8)'
        'utf-16le': 'Unicode (UTF-16)'
        'utf-16be': 'Unicode (UTF-16, big-endian)'
        'windows-1252': 'Latin letters (Windows-1252)'
        big5: 'Traditional Chinese (Big5)'
      }
      namesParted: 'Full names were divided'
      namesPartedHelp: 'Where the given name ends is a guess. Look through the names before you go on.'
      faultyRows: '{count, plural, one {# recipient needs a correction} other {# recipients need a correction}}'
      faultyRowsHelp: 'Take the list as it is: you correct them here, one after the other.'
      cells: 'These cells could not be taken:'
      cell: 'Row {row}, column {column}, “{text}”: {fault}'
      moreCells: '{count, plural, one {and # more} other {and # more}}'
      wouldBeTooMany: 'With those that are there it would be {count, number} recipients; one order takes {limit, number}.'
      add: '{count, plural, one {Add # recipient} other {Add # recipients}}'
      replace: '{count, plural, one {Replace the recipient that is there} other {Replace the # that are there}}'
      discard: 'Discard'
    }
    export: {
      save: 'Save this list as CSV'
      fileName: 'recipients.csv'
    }
    notification: {
      label: 'Additional e-mails (optional)'
      hint: 'Who else is told about this order, apart by commas. These addresses stand on no certificate.'
      fault: '“{email}”: {fault}'
    }
    missing: {
      givenName: 'Enter the given name.'
      surname: 'Enter the surname.'
      pseudonym: 'Enter the pseudonym.'
      email: 'Enter an e-mail address.'
      csr: 'Give the CSR, or have the key made in the recipient’s browser.'
    }
  }
}
export default messages
