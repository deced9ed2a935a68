export type KeyProfileId = 'rsa_2048' | 'rsa_3072' | 'rsa_4096' | 'ec_p256' | 'ec_p384'
